using System.Globalization;

namespace Actions.Aws;

/// <summary>Where an alias sends invocations.</summary>
/// <param name="Version">Gets everything the share leaves.</param>
/// <param name="Additional">Gets the share; null when there is none.</param>
/// <param name="Share">0.0 to 1.0.</param>
public sealed record AliasRoute(string Version, string? Additional = null, double Share = 0)
{
    /// <summary>Whether two versions answer.</summary>
    public bool IsSplit => Additional is not null;

    /// <summary><c>7</c>, or <c>7 (90 %) and 8 (10 %)</c>.</summary>
    public override string ToString() => IsSplit
        ? string.Create(CultureInfo.InvariantCulture, $"{Version} ({100 - (Share * 100):0.##} %) and {Additional} ({Share * 100:0.##} %)")
        : Version;

    internal AliasRouting Routing => new()
    {
        AdditionalVersionWeights = Additional is null ? new Dictionary<string, double>() : new Dictionary<string, double> { [Additional] = Share },
    };
}
