namespace ResolveEnvironment.Matching;

/// <summary>Logins of GitHub, whose case does not count.</summary>
internal static class Actors
{
    public static bool Contains(IReadOnlyList<string> logins, string actor) => actor.Length > 0 && logins.Contains(actor, StringComparer.OrdinalIgnoreCase);
}
