namespace SbomScan.Cvss;

/// <summary>The metrics of a vector, as they count: the environment's before the base's, the worst where nothing is said.</summary>
internal sealed class Cvss4Vector(IReadOnlyDictionary<string, char> metrics)
{
    private static readonly string[] Impacts = ["VC", "VI", "VA", "SC", "SI", "SA"];

    public char this[string metric]
    {
        get
        {
            if (metrics.TryGetValue("M" + metric, out var modified) && modified != 'X') return modified;
            if (metrics.TryGetValue(metric, out var value) && value != 'X') return value;
            return metric == "E" ? 'A' : 'H';
        }
    }

    public bool HasNoImpact => Impacts.All(metric => this[metric] == 'N');

    /// <summary>How far the value of a metric is from the worst one.</summary>
    public static int LevelOf(string metric, char value) => metric switch
    {
        "AV" => "NALP".IndexOf(value),
        "PR" => "NLH".IndexOf(value),
        "UI" => "NPA".IndexOf(value),
        "AC" => "LH".IndexOf(value),
        "AT" => "NP".IndexOf(value),
        "VC" or "VI" or "VA" => "HLN".IndexOf(value),
        "SC" or "SI" or "SA" => "SHLN".IndexOf(value),
        "CR" or "IR" or "AR" => "HML".IndexOf(value),
        _ => "APU".IndexOf(value),
    };
}
