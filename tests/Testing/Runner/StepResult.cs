namespace Testing.Runner;

/// <summary>What the runner knows of a step when it has ended.</summary>
public sealed record StepResult
{
    public required int ExitCode { get; init; }

    public required StepLog Log { get; init; }

    /// <summary>Every pair in the order written. <see cref="Outputs"/> is what later steps see.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> OutputPairs { get; init; }

    public IReadOnlyDictionary<string, string> Outputs => FileCommandParser.LastOfEach(OutputPairs);

    public required IReadOnlyDictionary<string, string> State { get; init; }

    public required IReadOnlyDictionary<string, string> Env { get; init; }

    /// <summary>Markdown, masked line by line; empty when none was written or when it was too large.</summary>
    public required string Summary { get; init; }

    /// <summary>What the runner says of command files that it could not use. Any of these fails the step.</summary>
    public required IReadOnlyList<string> FileErrors { get; init; }

    public required TimeSpan Took { get; init; }

    public bool Succeeded => ExitCode == 0 && FileErrors.Count == 0;

    /// <summary>Where a secret stands raw, as far as the step wrote it: <c>log</c>, <c>output NAME</c>, <c>summary</c>, <c>state NAME</c>.</summary>
    public IEnumerable<string> PlacesOf(string secret)
    {
        if (Log.Raw.Any(line => line.Contains(secret, StringComparison.Ordinal))) yield return "log";
        foreach (var (name, value) in OutputPairs)
            if (value.Contains(secret, StringComparison.Ordinal)) yield return $"output {name}";
        foreach (var (name, value) in State)
            if (value.Contains(secret, StringComparison.Ordinal)) yield return $"state {name}";
        if (RawSummary.Contains(secret, StringComparison.Ordinal)) yield return "summary";
    }

    public required string RawSummary { get; init; }

    /// <summary>Outputs that would arrive empty at other jobs, because they hold a masked value.</summary>
    public IEnumerable<string> OutputsDroppedAsJobOutputs => Outputs.Where(pair => Log.Masks.Hides(pair.Value)).Select(pair => pair.Key);

    public static StepResult Of(int exitCode, StepLog log, CommandFiles files, TimeSpan took)
    {
        var errors = new List<string>();
        var outputs = Pairs(files, "output", errors);
        var env = Pairs(files, "env", errors);
        if (env.Any(pair => string.Equals(pair.Key, "NODE_OPTIONS", StringComparison.OrdinalIgnoreCase)))
            errors.Add("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
        var summary = files.Text("step_summary");
        var kept = files.Read("step_summary").Length <= CommandFiles.SummaryLimit ? summary : "";
        return new StepResult
        {
            ExitCode = exitCode,
            Log = log,
            OutputPairs = outputs,
            State = FileCommandParser.LastOfEach(Pairs(files, "state", errors)),
            Env = FileCommandParser.LastOfEach(env),
            RawSummary = summary,
            Summary = string.Join('\n', kept.Split('\n').Select(log.Masks.Redact)),
            FileErrors = errors,
            Took = took,
        };
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Pairs(CommandFiles files, string kind, List<string> errors)
    {
        try
        {
            return files.Pairs(kind);
        }
        catch (FileCommandException malformed)
        {
            errors.Add($"Unable to process file command '{kind}' successfully. {malformed.Message}");
            return malformed.Before;
        }
    }
}
