using System.Text.RegularExpressions;

namespace Migrate.Tools;

/// <summary>Django's manage.py.</summary>
internal sealed partial record DjangoTool : Tool
{
    public override string Upgrade => "python manage.py migrate --noinput";
    public override string Check => "python manage.py makemigrations --check --dry-run";
    public override string Plan => "python manage.py showmigrations --plan";
    public override string Head => "python manage.py showmigrations";
    public override string Remedy => "run: python manage.py makemigrations";

    public override bool ShowsSqlOfEach => true;

    public override string SqlOf(string migration) => $"python manage.py sqlmigrate {migration.Replace('.', ' ')}";

    // "[ ]  shop.0002_price" waits, "[X]  shop.0001_initial" is applied.
    public override IReadOnlyList<string> ReadPending(CommandOutput output) =>
        [.. output.Printed.Select(line => Pending().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value)];

    // "shop 0002": Django takes app and migration as two words.
    public override string Downgrade(string revision) => $"python manage.py migrate --noinput {revision.Replace('.', ' ')}";

    /// <summary>The newest applied migration of each app: <c>auth.0012_x,shop.0002_y</c>.</summary>
    public override string ReadHead(CommandOutput output)
    {
        var newest = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var app = "";
        foreach (var line in output.Printed)
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
                app = line.Trim();
            else if (Applied().Match(line) is { Success: true } match)
                newest[app] = match.Groups["name"].Value;
        }
        return string.Join(',', newest.Select(pair => $"{pair.Key}.{pair.Value}"));
    }

    // "  Applying shop.0002_price... OK"
    public override RunReading ReadRun(CommandOutput output) =>
        new([.. output.All.Select(line => Applying().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value)]);

    public override CheckFailure ReadCheck(CommandOutput output) =>
        output.Has("Migrations for '") || output.Has("Conflicting migrations") ? CheckFailure.Drift : base.ReadCheck(output);

    [GeneratedRegex(@"\A \[X\] (?<name>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Applied();

    [GeneratedRegex(@"\A\s*\[ \]\s+(?<name>[^.\s]+\.\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pending();

    [GeneratedRegex(@"\A\s*Applying (?<name>\S+?)\.\.\.\s*(OK|FAKED)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Applying();
}
