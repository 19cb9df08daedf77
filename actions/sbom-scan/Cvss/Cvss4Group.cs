namespace SbomScan.Cvss;

/// <summary>One of the groups of metrics ("equivalence sets") that make up a macro vector.</summary>
/// <param name="Worst">The worst vectors of its level: <c>AV:A/PR:N/UI:N</c>.</param>
/// <param name="Depth">Steps from the worst vectors to the mildest of its level.</param>
/// <param name="NextScore">The score with this group one level lower; <see langword="null"/>: there is no lower one.</param>
internal sealed record Cvss4Group(IReadOnlyList<string> Worst, int Depth, decimal? NextScore)
{
    /// <summary>Steps of a vector from the first of the worst ones that is nowhere milder.</summary>
    public int DistanceOf(Cvss4Vector vector) => Worst.Select(worst => Distances(vector, worst)).First(distances => distances.All(distance => distance >= 0)).Sum();

    // How likely exploits are has no steps within its levels.
    private static List<int> Distances(Cvss4Vector vector, string worst) =>
        [.. worst.Split('/').Select(one => one.Split(':')).Select(one => Cvss4Vector.LevelOf(one[0], vector[one[0]]) - Cvss4Vector.LevelOf(one[0], one[1][0]))];
}
