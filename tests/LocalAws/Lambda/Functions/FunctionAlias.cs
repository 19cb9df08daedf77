namespace LocalAws.Lambda.Functions;

/// <param name="Weight">Share of invocations that go to <paramref name="AdditionalVersion"/>: 0 to 1.</param>
internal sealed record FunctionAlias(string Name, string Version, string RevisionId, string Description = "", string? AdditionalVersion = null, double Weight = 0)
{
    public IEnumerable<string> Versions => AdditionalVersion is null ? [Version] : [Version, AdditionalVersion];
}
