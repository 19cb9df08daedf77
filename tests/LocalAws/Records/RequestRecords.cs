using System.IO.Enumeration;

namespace LocalAws.Records;

/// <summary>Every request this server answered, in order of arrival.</summary>
public sealed class RequestRecords
{
    private readonly Lock _lock = new();
    private readonly List<RequestRecord> _records = [];
    private long _sequence;

    /// <summary>A copy: requests may still be coming in.</summary>
    public IReadOnlyList<RequestRecord> All
    {
        get
        {
            lock (_lock)
                return [.. _records.OrderBy(record => record.Sequence)];
        }
    }

    public long NextSequence() => Interlocked.Increment(ref _sequence);

    public void Add(RequestRecord record)
    {
        lock (_lock)
            _records.Add(record);
    }

    public void Clear()
    {
        lock (_lock)
            _records.Clear();
    }

    /// <summary>Requests by name, with <c>*</c> for any text: <c>ecs:*</c>, <c>ecs:UpdateService</c>, <c>*:Describe*</c>.</summary>
    public IReadOnlyList<RequestRecord> Calls(string pattern = "*") =>
        [.. All.Where(record => FileSystemName.MatchesSimpleExpression(pattern, record.Name))];

    /// <summary>Executed requests that changed something: empty after a dry run.</summary>
    public IReadOnlyList<RequestRecord> Writes() => [.. All.Where(record => record.IsWrite && record.Executed)];

    /// <summary>How many requests of this name arrived, executed or not.</summary>
    public int Count(string pattern) => Calls(pattern).Count;

    /// <summary>How many requests of this name were executed, whether or not the caller saw the answer.</summary>
    public int Executed(string pattern) => Calls(pattern).Count(record => record.Executed);

    /// <summary>All IAM actions needed so far, sorted.</summary>
    public IReadOnlyList<string> Actions() => [.. All.SelectMany(record => record.Actions).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Defects of a client or of this server: a test that met one has failed.</summary>
    public IReadOnlyList<string> Defects() => [.. All.SelectMany(DefectsOf)];

    /// <exception cref="InvalidOperationException">A request broke the official model, named an unknown operation, or got an answer that breaks the model.</exception>
    public void ShouldBeClean()
    {
        var defects = Defects();
        if (defects.Count > 0)
            throw new InvalidOperationException($"{defects.Count} defect(s) on the wire:\n  {string.Join("\n  ", defects)}");
    }

    private static IEnumerable<string> DefectsOf(RequestRecord record)
    {
        if (record.UnknownOperation)
            yield return $"#{record.Sequence} {record.Name}: unknown operation";
        foreach (var violation in record.RequestViolations)
            yield return $"#{record.Sequence} {record.Name} request: {violation}";
        foreach (var violation in record.ResponseViolations)
            yield return $"#{record.Sequence} {record.Name} answer: {violation}";
        if (record.Status == 500 && record.Fault is null)
            yield return $"#{record.Sequence} {record.Name}: {record.ErrorMessage}";
    }
}
