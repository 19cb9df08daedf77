using System.Text.RegularExpressions;

namespace Migrate.Tools;

/// <summary>Alembic of SQLAlchemy.</summary>
internal sealed partial record AlembicTool : Tool
{
    public override string Upgrade => "alembic upgrade head";
    public override string Check => "alembic check";
    public override string Plan => "alembic upgrade head --sql";
    public override bool PlanIsSql => true;
    public override string Head => "alembic current";
    public override string Heads => "alembic heads";
    public override string Remedy => "run: alembic revision --autogenerate -m \"describe the change\"";

    public override string CheckNeeds => "'alembic check' needs Alembic 1.9 or newer. Update it, or give 'check-command'.";
    public override string MergeRemedy => "run: alembic merge heads";

    public override string OneDown => "alembic downgrade -1";
    public override string Bottom => "base";

    // Without a database ("offline") it would begin with the very first migration.
    public override string? PlanFrom(string? head) => head switch
    {
        null => null,
        "" => Plan,
        _ => head.Contains(',') ? null : $"alembic upgrade {head}:head --sql",
    };

    public override string Downgrade(string revision) => $"alembic downgrade {revision}";

    // "1975ea83b712 (head)"; a database without migrations prints nothing.
    public override string ReadHead(CommandOutput output) => string.Join(',', ReadHeads(output).Order(StringComparer.Ordinal));

    public override IReadOnlyList<string> ReadHeads(CommandOutput output) =>
        [.. output.Printed.Select(line => Revision().Match(line)).Where(match => match.Success).Select(match => match.Groups["id"].Value)];

    // "INFO  [alembic.runtime.migration] Running upgrade 1975ea83b712 -> ae1027a6acf, add a column"
    public override RunReading ReadRun(CommandOutput output)
    {
        var steps = output.All.Select(line => Step().Match(line)).Where(match => match.Success).ToList();
        return new RunReading(
            [.. steps.Select(step => $"{step.Groups["to"].Value} {step.Groups["name"].Value}".TrimEnd())],
            steps.FirstOrDefault()?.Groups["from"].Value,
            steps.LastOrDefault()?.Groups["to"].Value);
    }

    public override CheckFailure ReadCheck(CommandOutput output) =>
        output.Has("New upgrade operations detected") ? CheckFailure.Drift
        : output.Has("Target database is not up to date") ? CheckFailure.Pending
        : output.Has("invalid choice: 'check'") ? CheckFailure.TooOld
        : base.ReadCheck(output);

    [GeneratedRegex(@"\A(?<id>[0-9A-Za-z_.-]+)( \([a-z, ]+\))*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Revision();

    [GeneratedRegex(@"Running upgrade (?<from>[^ ,]*),? *-> (?<to>[^ ,]+)(, (?<name>.*))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();
}
