namespace LocalAws.Logs;

/// <summary>Where task output goes: the store behind the local CloudWatch Logs.</summary>
public interface ILogStore
{
    bool GroupExists(string group);
    void CreateGroup(string group);

    /// <summary>Adds one event; the stream is created when missing. The group must exist.</summary>
    void Append(string group, string stream, DateTimeOffset time, string message);
}
