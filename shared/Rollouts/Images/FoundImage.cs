namespace Actions.Rollouts;

/// <summary>An image that exists.</summary>
/// <param name="Digest"><c>sha256:…</c>, what the tag stands for now.</param>
/// <param name="Architectures">As ECS names them, <c>X86_64</c> or <c>ARM64</c>; empty when the registry does not say.</param>
public sealed record FoundImage(string Digest, IReadOnlyList<string> Architectures);
