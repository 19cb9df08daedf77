using System.Text.RegularExpressions;

namespace Migrate.Tools;

/// <summary>Entity Framework Core's command line.</summary>
internal sealed partial record EfCoreTool : Tool
{
    public override string Upgrade => "dotnet ef database update";
    public override string Check => "dotnet ef migrations has-pending-model-changes";
    public override string Plan => "dotnet ef migrations script --idempotent --no-build";
    public override bool PlanIsSql => true;
    public override string Head => "dotnet ef migrations list --no-build --no-color";
    public override string Remedy => "run: dotnet ef migrations add DescribeTheChange";

    public override string Bottom => "0";

    public override string? PlanFrom(string? head) => head is null ? null : $"{Plan} {head}".TrimEnd();

    public override string Downgrade(string revision) => $"dotnet ef database update {revision}";

    // "20260101120000_First" is applied, "20260102120000_Second (Pending)" is not.
    public override string ReadHead(CommandOutput output) =>
        output.Printed.Select(line => Migration().Match(line)).LastOrDefault(match => match.Success && !match.Groups["pending"].Success)?.Groups["name"].Value ?? "";

    public override RunReading ReadRun(CommandOutput output)
    {
        var applied = output.All.Select(line => Applying().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).ToList();
        return new RunReading(applied, Head: applied.LastOrDefault());
    }

    public override CheckFailure ReadCheck(CommandOutput output) =>
        output.Has("Changes have been made to the model since the last migration") ? CheckFailure.Drift : base.ReadCheck(output);

    [GeneratedRegex(@"\A(?<name>\d{14}_\S+)(?<pending> \(Pending\))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Migration();

    [GeneratedRegex(@"Applying migration '(?<name>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Applying();
}
