using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Reads registered task definitions, each one once.</summary>
internal sealed class Revisions(IEcs ecs)
{
    private const int NewestLookedAt = 5;
    private readonly Dictionary<string, Revision> read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> newest = new(StringComparer.Ordinal);

    public async Task<Revision> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        if (read.TryGetValue(reference, out var known))
            return known;
        var revision = Revision.Of(await ecs.DescribeTaskDefinitionAsync(reference, cancellationToken));
        return read[reference] = read[revision.Arn] = revision;
    }

    /// <exception cref="UserError">There is no such revision, or it can no longer be deployed.</exception>
    public async Task<Revision> ReadNamedAsync(string reference, CancellationToken cancellationToken)
    {
        Revision revision;
        try
        {
            revision = await ReadAsync(reference, cancellationToken);
        }
        catch (AwsException refused) when (refused is { Outcome: CallOutcome.Refused, IsAccessDenied: false })
        {
            throw new UserError(
                $"Input 'task-definition': there is no task definition '{reference}'. {refused.Message}",
                "Check name, region and account. A file needs a path with a '.' or a '/' in it.",
                refused);
        }
        return revision.IsActive
            ? revision
            : throw new UserError($"Input 'task-definition': '{reference}' was deregistered and cannot be deployed.", "Name an ACTIVE revision, or the family for its newest one.");
    }

    /// <summary>
    /// For every rendering the registered revision that says the same: the one it was made from, the one that runs, or one of the family's newest.
    /// So a step that is run again after it was killed registers nothing twice.
    /// </summary>
    public async Task<IReadOnlyDictionary<Rendering, Revision>> FindSameAsync(IReadOnlyList<Rendering> renderings, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Rendering, Revision>();
        foreach (var rendering in renderings)
        {
            if (await SameAsAsync(rendering, cancellationToken) is { } same)
                found[rendering] = same;
        }
        return found;
    }

    private async Task<Revision?> SameAsAsync(Rendering rendering, CancellationToken cancellationToken)
    {
        foreach (var near in new[] { rendering.State.Named, rendering.State.Current }.OfType<Revision>())
        {
            if (FlatTree.Same(near.Document, rendering.Definition))
                return near;
        }
        foreach (var arn in await NewestAsync(rendering.Family, cancellationToken))
        {
            var revision = await ReadAsync(arn, cancellationToken);
            if (FlatTree.Same(revision.Document, rendering.Definition))
                return revision;
        }
        return null;
    }

    private async Task<IReadOnlyList<string>> NewestAsync(string family, CancellationToken cancellationToken)
    {
        if (!newest.TryGetValue(family, out var arns))
            newest[family] = arns = await ecs.ListTaskDefinitionsAsync(family, "ACTIVE", NewestLookedAt, cancellationToken);
        return arns;
    }
}
