namespace ResolveEnvironment.Rules;

/// <summary>What a rule does about tags and releases that are pre-releases.</summary>
internal enum PreReleases
{
    Include,
    Exclude,
    Only,
}
