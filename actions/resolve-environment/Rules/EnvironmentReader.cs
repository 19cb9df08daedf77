using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace ResolveEnvironment.Rules;

/// <summary>Reads environments: their names, each with what is to be known of it.</summary>
internal static partial class EnvironmentReader
{
    private const int LongestName = 255;

    public static IReadOnlyList<TargetEnvironment> Read(IReadOnlyList<(YamlValue.Scalar Key, YamlValue Value)> entries, ICollection<YamlProblem> problems)
    {
        var environments = new List<TargetEnvironment>();
        foreach (var (key, value) in entries)
        {
            var section = new YamlSection(value as YamlValue.Mapping ?? YamlValue.Mapping.Empty(value.At), $"the environment '{key.Text}'", problems);
            if (value is not YamlValue.Mapping && value.Text() is not null) section.Problem("expected keys such as tier, region, role and url, or nothing");
            if (section.Try(key, () => NameOf(key.Text)) is not { } name) continue;
            if (environments.Any(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
                section.Problem(key, $"there is an environment '{name}' already; GitHub does not tell upper from lower case");
            environments.Add(Environment(name, section));
            section.RefuseOthers();
        }

        return environments;
    }

    /// <exception cref="FormatException">GitHub would not take it.</exception>
    public static string NameOf(string text)
    {
        if (text.Length is 0 or > LongestName || text.Any(char.IsControl) || text != text.Trim())
            throw new FormatException($"the name of an environment has 1 to {LongestName} characters, none of them a control character, and no blanks around it");
        return string.Equals(text, TargetEnvironment.None, StringComparison.OrdinalIgnoreCase)
            ? throw new FormatException($"'{text}' cannot be the name of an environment: a rule says it where nothing is deployed")
            : text;
    }

    private static TargetEnvironment Environment(string name, YamlSection section)
    {
        var tier = section.Value("tier", Word);
        var role = section.Value("role", RoleArn.Parse);
        var account = section.Value("account", AccountOf);
        if (role is not null && account is not null && role.Account != account)
            section.Problem(section.Find("role")!, $"the role belongs to the account {role.Account}, the environment to {account}");
        var isProduction = section.Value<bool?>("production", text => FlagText.Parse(text))
            ?? ProductionName.Is(name) || (tier is not null && ProductionName.Is(tier));
        var cancels = section.Value("cancel-in-progress", FlagText.Parse);
        if (cancels && isProduction) section.Problem(section.Find("cancel-in-progress")!, "a deployment to production is never cancelled by a newer one");
        return new TargetEnvironment(name)
        {
            Tier = tier ?? TargetEnvironment.UsualTier(name, isProduction),
            IsProduction = isProduction,
            Region = section.Value("region", Word),
            Account = account ?? role?.Account,
            Role = role,
            Url = section.Value("url", UrlTemplate.Parse),
            StackPrefix = section.Value("stack-prefix", Word),
            CancelInProgress = cancels,
            ActorAllow = section.Some("actor-allow", Word),
        };
    }

    private static string Word(string text) => text.Length > 0 && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
        ? text
        : throw new FormatException("expected one word");

    private static string AccountOf(string text) => Account().IsMatch(text) ? text : throw new FormatException("expected an AWS account id, twelve digits");

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.None, 1000)]
    private static partial Regex Account();
}
