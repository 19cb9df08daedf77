using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Finds the nearest lower tag that is part of the head's history.</summary>
internal sealed class PreviousTagFinder(ScratchRepository repository, GitRemote remote, Lineage lineage, ActionLog log, Tried tried)
{
    private const int MostChecks = 10;

    public async Task<Finding> FindAsync(BaseSource.PreviousTag wanted, ObjectId head, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, ObjectId> tags;
        try
        {
            tags = await repository.TagsAsync(remote, cancellationToken);
        }
        catch (WorldError problem)
        {
            tried.Add(problem.Message);
            return new Finding.Unknown();
        }

        // A floating tag, v1 for v1.2.3, is not a release before this one.
        var candidates = TagOrder.Below(wanted.Tag, tags.Keys.Where(wanted.Pattern.Matches)).Where(name => tags[name] != head).ToList();
        return await NearestAsync(candidates, tags, head, cancellationToken);
    }

    private async Task<Finding> NearestAsync(List<string> candidates, IReadOnlyDictionary<string, ObjectId> tags, ObjectId head, CancellationToken cancellationToken)
    {
        foreach (var name in candidates.Take(MostChecks))
        {
            if (await lineage.IsAncestorAsync(tags[name], head, cancellationToken) is not { } isAncestor)
            {
                tried.Add($"whether the tag '{name}' is an ancestor of {head.Short} could not be told");
                return new Finding.Unknown();
            }

            if (!isAncestor) continue;
            log.Info($"The previous tag is '{name}'");
            return new Finding.Found(tags[name]);
        }

        if (candidates.Count <= MostChecks) return new Finding.None(Reason.NoPreviousTag);
        tried.Add($"none of the {MostChecks} nearest tags, from '{candidates[0]}' down, is an ancestor of {head.Short}");
        return new Finding.Unknown();
    }
}
