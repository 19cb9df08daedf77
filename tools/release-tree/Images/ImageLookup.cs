using Actions.Git;
using Actions.Toolkit;

namespace ReleaseTree.Images;

/// <summary>The digests of all images of a release, each looked at.</summary>
internal sealed class ImageLookup(Registry registry, Inputs inputs, Problems problems)
{
    /// <summary>Digests by action.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(ObjectId source, IReadOnlyList<string> actions, CancellationToken cancellationToken)
    {
        foreach (var stranger in inputs.Digests?.Keys.Except(actions, StringComparer.Ordinal) ?? [])
            problems.Add($"{stranger}: the file of digests names it, and it is no action with an image{(NearestName.Of(stranger, actions) is { } nearest ? $"; did you mean '{nearest}'?" : ".")}");

        var guard = new ImageGuard(registry, source.Hex, inputs.Version.ToString(), inputs.Platforms);
        var looks = await Task.WhenAll(actions.Select(action => LookAsync(guard, action, Reference(action, source), cancellationToken)));
        problems.Add(looks.SelectMany(look => look.Problems));
        return actions.Zip(looks).ToDictionary(pair => pair.First, pair => pair.Second.Digest, StringComparer.Ordinal);
    }

    private static async Task<(string Digest, IReadOnlyList<string> Problems)> LookAsync(ImageGuard guard, string action, string? reference, CancellationToken cancellationToken) =>
        reference == null ? (ImageGuard.NoDigest, [$"{action}: the file of digests does not name it."]) : await guard.LookAsync(action, reference, cancellationToken);

    private string? Reference(string action, ObjectId source) =>
        inputs.Digests == null ? $"{inputs.Version}-{source}" : inputs.Digests.GetValueOrDefault(action);
}
