namespace Actions.Toolkit;

/// <summary>State for the post step of the same action: <c>GITHUB_STATE</c> now, <c>STATE_name</c> then. Outside a runner nothing is kept.</summary>
public sealed class StateFile
{
    private readonly string? path;
    private readonly IReadOnlyDictionary<string, string> variables;

    internal StateFile(string? path, IReadOnlyDictionary<string, string> variables)
    {
        this.path = path;
        this.variables = variables;
    }

    /// <summary>Keeps a value for the post step.</summary>
    public void Save(string name, string value)
    {
        if (path is not null)
            FileCommand.Append(path, name, value);
    }

    /// <summary>What the main step saved, or null.</summary>
    public string? Find(string name) => variables.GetValueOrDefault("STATE_" + name);
}
