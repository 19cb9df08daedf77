using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Licenses;

/// <summary>Which licences the packages of a target may have.</summary>
/// <param name="Rules">For every scope without rules of its own.</param>
/// <param name="ByScope">Rules of single scopes. What is installed for an unknown reason counts as runtime.</param>
/// <param name="Exemptions">Honoured before any list.</param>
internal sealed record LicensePolicy(LicenseRules Rules, IReadOnlyDictionary<Scope, LicenseRules> ByScope, IReadOnlyList<LicenseExemption> Exemptions)
{
    /// <param name="inventory">Own projects in it are not judged.</param>
    /// <param name="today">Decides which exceptions are expired.</param>
    public LicenseVerdict Judge(Inventory inventory, DateOnly today)
    {
        var used = new HashSet<LicenseExemption>();
        var judged = inventory.Components.Where(component => component.Origin != PackageOrigin.Own).Select(component => Judge(component, today, used)).ToList();
        return new LicenseVerdict
        {
            Violations = [.. judged.Where(IsViolation)],
            Unknown = [.. judged.Where(one => one.Class == LicenseClass.Unknown && RulesFor(one.Component).Unknown != UnknownLicenses.Allow)],
            Exempt = [.. judged.Where(one => one.Class == LicenseClass.Exempt)],
            Allowed = judged.Count(one => one.Class == LicenseClass.Allowed || (one.Class == LicenseClass.Unknown && RulesFor(one.Component).Unknown == UnknownLicenses.Allow)),
            Notices = [.. Exemptions.Where(one => one.IsExpired(today) || !used.Contains(one)).Select(one => Notice(one, today))],
        };
    }

    private LicenseJudgement Judge(Component component, DateOnly today, HashSet<LicenseExemption> used)
    {
        var stated = LicenseStatement.Of(component.License);
        var matching = component.Purl == null ? [] : Exemptions.Where(one => one.Matches(component.Purl)).ToList();
        used.UnionWith(matching);
        if (matching.Find(one => !one.IsExpired(today)) is { } exemption)
            return new LicenseJudgement(component, stated, LicenseClass.Exempt, exemption.Expires is { } last ? $"{exemption.Reason} (until {Date(last)})" : exemption.Reason);
        var (answer, reason) = RulesFor(component).Judge(stated);
        if (answer != LicenseClass.Allowed && matching.Count > 0) reason += $"; its exception expired on {Date(matching[0].Expires!.Value)}";
        return new LicenseJudgement(component, stated, answer, reason);
    }

    private bool IsViolation(LicenseJudgement judgement) =>
        judgement.Class == LicenseClass.Denied || (judgement.Class == LicenseClass.Unknown && RulesFor(judgement.Component).Unknown == UnknownLicenses.Fail);

    private LicenseRules RulesFor(Component component) => ByScope.GetValueOrDefault(component.Scope == Scope.Unknown ? Scope.Runtime : component.Scope, Rules);

    private static string Notice(LicenseExemption exemption, DateOnly today) => exemption.IsExpired(today)
        ? $"The licence exception for {exemption.Purl} expired on {Date(exemption.Expires!.Value)}."
        : $"The licence exception for {exemption.Purl} matches no package.";

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
