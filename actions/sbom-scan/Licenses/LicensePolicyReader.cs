using System.Globalization;
using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.Licenses;

/// <summary>Reads a licence policy written in YAML.</summary>
internal sealed class LicensePolicyReader
{
    private static readonly (string Name, Scope Scope)[] Scopes = [("runtime", Scope.Runtime), ("optional", Scope.Optional), ("dev", Scope.Dev), ("test", Scope.Test)];

    private readonly List<YamlProblem> problems = [];

    private LicensePolicyReader()
    {
    }

    /// <summary>The policy, or everything that is wrong with it in the order of the text.</summary>
    public static (LicensePolicy? Policy, IReadOnlyList<YamlProblem> Problems) Read(string yaml)
    {
        try
        {
            if (YamlReader.Read(yaml) is not YamlValue.Mapping root) return (null, [new YamlProblem(1, 1, "expected a mapping with allow or deny")]);
            var reader = new LicensePolicyReader();
            var policy = reader.ReadPolicy(root);
            return reader.problems.Count == 0 ? (policy, []) : (null, [.. reader.problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
        }
        catch (YamlProblemException problem)
        {
            return (null, [problem.Problem]);
        }
    }

    private LicensePolicy ReadPolicy(YamlValue.Mapping root)
    {
        var section = new YamlSection(root, "the licence policy", problems);
        var rules = ReadRules(section, new LicenseRules([], [], UnknownLicenses.Warn));
        var byScope = ReadScopes(section.Section("scopes", "scopes"), rules);
        var exemptions = section.Sections("exceptions", "an exception").Select(ReadExemption).OfType<LicenseExemption>().ToList();
        section.RefuseOthers();
        if (problems.Count == 0 && byScope.Values.Append(rules).All(one => one is { Allow.Count: 0, Deny.Count: 0 })) section.Problem("neither 'allow' nor 'deny' names a licence: nothing would be judged");
        return new LicensePolicy(rules, byScope, exemptions);
    }

    // What a scope does not say is as for all.
    private static LicenseRules ReadRules(YamlSection section, LicenseRules common)
    {
        var (allow, deny) = (section.List("allow", ReadLicense), section.List("deny", ReadLicense));
        return new LicenseRules(
            section.Has("allow") ? allow : common.Allow,
            section.Has("deny") ? deny : common.Deny,
            section.Value<UnknownLicenses?>("unknown", text => ChoiceText.Parse<UnknownLicenses>(text)) ?? common.Unknown);
    }

    private Dictionary<Scope, LicenseRules> ReadScopes(YamlSection? section, LicenseRules common)
    {
        var byScope = new Dictionary<Scope, LicenseRules>();
        if (section == null) return byScope;
        foreach (var (name, scope) in Scopes)
        {
            if (section.Section(name, $"the rules of {name}") is not { } own) continue;
            byScope[scope] = ReadRules(own, common);
            own.RefuseOthers();
        }

        section.RefuseOthers();
        return byScope;
    }

    private static LicenseExemption? ReadExemption(YamlSection section)
    {
        var purl = section.Required("purl", PackageUrl.Parse);
        var reason = section.Required("reason", text => text.Length > 0 ? text : throw new FormatException("say why"));
        var expires = section.Value<DateOnly?>("expires", ReadDate);
        section.RefuseOthers();
        return purl == null || reason == null ? null : new LicenseExemption(purl, reason, expires);
    }

    private static LicenseExpression.Single ReadLicense(string text)
    {
        if (text == LicenseStatement.Unlicensed) return new LicenseExpression.Single(text);
        if (LicenseExpression.Parse(text) is not LicenseExpression.Single single) throw new FormatException($"'{text}' is an expression: name each licence on its own");
        if (single.IsKnown) return single;
        var nearest = NearestName.Of(single.Id, SpdxList.All.Where(license => !license.IsDeprecated).Select(license => license.Id));
        throw new FormatException($"'{single}' is not on the SPDX list{(nearest == null ? "" : $" (did you mean '{nearest}'?)")}; a text of your own is named LicenseRef-…");
    }

    private static DateOnly? ReadDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new FormatException($"'{text}' is not a date: write it as 2026-12-31");
}
