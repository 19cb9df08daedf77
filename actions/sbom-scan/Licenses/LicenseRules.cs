namespace SbomScan.Licenses;

/// <summary>Which licences may be used. Of two lists the denied one wins.</summary>
/// <param name="Allow">Only these; empty: all that are not denied.</param>
/// <param name="Deny">None of these.</param>
/// <param name="Unknown">What a licence that is not known means.</param>
internal sealed record LicenseRules(IReadOnlyList<LicenseExpression.Single> Allow, IReadOnlyList<LicenseExpression.Single> Deny, UnknownLicenses Unknown)
{
    private static readonly LicenseExpression.Single Unlicensed = new(LicenseStatement.Unlicensed);

    /// <summary>The class of what a package states, and why.</summary>
    public (LicenseClass Class, string Reason) Judge(LicenseStatement stated)
    {
        if (stated.IsUnlicensed) return Allow.Contains(Unlicensed) && !Deny.Contains(Unlicensed) ? (LicenseClass.Allowed, "") : (LicenseClass.Denied, $"'{LicenseStatement.Unlicensed}': {stated.WhyUnknown}");
        return stated.Expression == null ? (LicenseClass.Unknown, stated.WhyUnknown!) : Judge(stated.Expression);
    }

    private (LicenseClass Class, string Reason) Judge(LicenseExpression expression) => expression switch
    {
        LicenseExpression.Single single => Judge(single),
        LicenseExpression.All all => First(all.Parts, LicenseClass.Denied, LicenseClass.Unknown, LicenseClass.Allowed),
        LicenseExpression.Any any => First(any.Parts, LicenseClass.Allowed, LicenseClass.Unknown, LicenseClass.Denied),
        _ => throw new InvalidOperationException("an expression of another kind"),
    };

    // Several parts of the deciding class have a reason each.
    private (LicenseClass Class, string Reason) First(IReadOnlyList<LicenseExpression> parts, params ReadOnlySpan<LicenseClass> order)
    {
        var answers = parts.Select(Judge).ToList();
        foreach (var wanted in order)
        {
            var reasons = answers.Where(answer => answer.Class == wanted).Select(answer => answer.Reason).Distinct(StringComparer.Ordinal).ToList();
            if (reasons.Count > 0) return (wanted, string.Join(", ", reasons));
        }

        throw new InvalidOperationException("an expression without parts");
    }

    private (LicenseClass Class, string Reason) Judge(LicenseExpression.Single license)
    {
        if (Deny.Any(entry => LicenseVersions.Covers(entry, license))) return (LicenseClass.Denied, $"'{license}' is denied");
        if (Allow.Any(entry => LicenseVersions.Overlap(entry, license))) return (LicenseClass.Allowed, "");
        if (!license.IsKnown) return (LicenseClass.Unknown, $"'{license}' is not on the SPDX list");
        if (Allow.Count > 0) return (LicenseClass.Denied, $"'{license}' is not among the allowed licences");
        return license.IsReference ? (LicenseClass.Unknown, $"'{license}' is a text of its own, and no list names it") : (LicenseClass.Allowed, "");
    }
}
