using Actions.Workflows;

namespace Doctor;

/// <summary>What was looked at and what was found.</summary>
internal sealed record Examination
{
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The rules that were looked for.</summary>
    public required IReadOnlyList<IRule> Rules { get; init; }

    public required IReadOnlyList<SkippedRule> Skipped { get; init; }

    /// <summary>In order of file and place.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public required FailOn FailOn { get; init; }

    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);

    public int Warnings => Findings.Count - Errors;

    public bool Succeeded => FailOn switch
    {
        FailOn.Error => Errors == 0,
        FailOn.Warning => Findings.Count == 0,
        _ => true,
    };

    public string Result => Findings.Count == 0 ? "clean" : Succeeded ? "findings" : "failed";

    /// <summary>Looks at what was read.</summary>
    public static Examination Of(Inputs inputs, IReadOnlyList<string> files, IReadOnlyList<WorkflowReading> readings)
    {
        var all = SuiteFacts.Rules();
        var rules = all with { Rules = [.. all.Rules.Where(rule => Counts(inputs, rule.Name))] };
        return new Examination
        {
            Files = files,
            Rules = rules.Rules,
            Skipped = inputs.Skip,
            Findings = [.. readings.SelectMany(reading => reading.Findings).Concat(rules.Check([.. readings.Select(reading => reading.Workflow).OfType<Workflow>()]))
                .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column)],
            FailOn = inputs.FailOn,
        };
    }

    private static bool Counts(Inputs inputs, string rule) =>
        (inputs.Rules.Count == 0 || inputs.Rules.Contains(rule, StringComparer.Ordinal)) && inputs.Skip.All(skipped => skipped.Rule != rule);
}
