using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>Which region: input, region of an ARN among the inputs, <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>. There is no built-in default.</summary>
internal static class RegionChoice
{
    /// <exception cref="UserError">No region is given, or ARNs name different ones.</exception>
    public static string Choose(AwsSettings settings, IReadOnlyDictionary<string, string> environment)
    {
        var inArns = settings.Arns.Select(RegionOfArn).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (inArns.Count > 1)
            throw new UserError($"The ARNs in the inputs name different regions: {string.Join(", ", inArns)}.", "Use one step per region.");
        string?[] candidates =
            [settings.Region, inArns.FirstOrDefault(), environment.GetValueOrDefault("AWS_REGION"), environment.GetValueOrDefault("AWS_DEFAULT_REGION")];
        return candidates.Select(candidate => candidate?.Trim()).FirstOrDefault(candidate => !string.IsNullOrEmpty(candidate))
            ?? throw new UserError("No AWS region is given.", "Set the input region, or the variable AWS_REGION.");
    }

    /// <summary><c>arn:partition:service:region:account:resource</c>; null when the text is no ARN or the ARN has no region.</summary>
    internal static string? RegionOfArn(string? text) =>
        text?.Trim().Split(':') is ["arn", _, _, { Length: > 0 } region, _, ..] ? region : null;
}
