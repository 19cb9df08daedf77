using ResolveEnvironment.Events;
using ResolveEnvironment.Matching;
using ResolveEnvironment.Naming;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Checking;

/// <summary>Whether the one who started this attempt may deploy: by the input for all environments, and by the environment's own list. Pure.</summary>
internal static class ActorCheck
{
    private const string Name = "Actor";

    /// <returns>Null when everybody may.</returns>
    public static Check? Of(IReadOnlyList<string> everywhere, TargetEnvironment environment, Occasion occasion)
    {
        if (everywhere.Count == 0 && environment.ActorAllow.Count == 0) return null;
        var actor = occasion.Actor.Length == 0 ? "nobody known" : SafeText.Of(occasion.Actor);
        var isAllowed = IsIn(everywhere) && IsIn(environment.ActorAllow);
        return isAllowed
            ? new Check(Name, CheckVerdict.Passed, $"{actor} may deploy to {environment.Name}")
            : new Check(Name, CheckVerdict.Refused, $"the run was started by {actor}, who may not deploy to {environment.Name}")
            {
                Remedy = "Somebody on the list actor-allow has to start or re-run it.",
            };

        bool IsIn(IReadOnlyList<string> list) => list.Count == 0 || Actors.Contains(list, occasion.Actor);
    }
}
