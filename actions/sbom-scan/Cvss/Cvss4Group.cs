namespace SbomScan.Cvss;

/// <summary>One of the groups of metrics ("equivalence sets") that make up a macro vector.</summary>
/// <param name="Worst">The worst vectors of its level: <c>AV:A/PR:N/UI:N</c>.</param>
/// <param name="Depth">Steps from the worst vectors to the mildest of its level.</param>
/// <param name="NextScore">The score with this group one level lower; <see langword="null"/>: there is no lower one.</param>
internal sealed record Cvss4Group(IReadOnlyList<string> Worst, int Depth, decimal? NextScore)
{
    /// <summary>Steps of a vector from the first of the worst ones that is nowhere milder.</summary>
    public int DistanceOf(Cvss4Vector vector) =>
        Worst.Select(worst => Distances(vector, worst)).First(distances => distances.All(distance => distance >= 0)).Sum();

    private static List<int> Distances(Cvss4Vector vector, string worst) =>
    [
        .. from one in worst.Split('/')
           let metric = one[..^2]
           select Cvss4Vector.LevelOf(metric, vector[metric]) - Cvss4Vector.LevelOf(metric, one[^1]),
    ];
}
