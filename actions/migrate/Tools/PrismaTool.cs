using System.Text.RegularExpressions;

namespace Migrate.Tools;

/// <summary>Prisma Migrate.</summary>
internal sealed partial record PrismaTool : Tool
{
    public override string Upgrade => "npx prisma migrate deploy";
    public override string Check => "npx prisma migrate diff --from-migrations prisma/migrations --to-schema-datamodel prisma/schema.prisma --exit-code";
    public override string Plan => "npx prisma migrate status";
    public override string Remedy => "run: npx prisma migrate dev --name describe_the_change";

    // "Applying migration `20260101120000_first`"
    public override RunReading ReadRun(CommandOutput output)
    {
        var applied = output.All.Select(line => Applying().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).ToList();
        return new RunReading(applied, Head: applied.LastOrDefault());
    }

    // Exit code 2 of "migrate diff" means that they differ; its text then lists how.
    public override CheckFailure ReadCheck(CommandOutput output) =>
        output.Has("[+] Added") || output.Has("[-] Removed") || output.Has("[*] Changed") ? CheckFailure.Drift : base.ReadCheck(output);

    [GeneratedRegex("Applying migration `(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Applying();
}
