namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>One instruction of a Dockerfile, its lines joined.</summary>
/// <param name="Keyword">In capitals: <c>COPY</c>.</param>
/// <param name="Flags">The options in front, without <c>--</c>: <c>from=build</c>.</param>
/// <param name="Words">What follows, at blanks or as a JSON list; nothing is replaced yet.</param>
/// <param name="OnBuild">It runs when another image is built from this one.</param>
internal sealed record DockerInstruction(string Keyword, IReadOnlyList<string> Flags, IReadOnlyList<string> Words, bool OnBuild)
{
    /// <summary>The values of an option, which may come several times; without a value it is <c>""</c>.</summary>
    public IEnumerable<string> Values(string flag) =>
        from option in Flags
        where option == flag || option.StartsWith(flag + "=", StringComparison.Ordinal)
        select option.Length == flag.Length ? "" : option[(flag.Length + 1)..];
}
