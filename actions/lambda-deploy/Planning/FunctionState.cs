using Actions.Aws;

namespace LambdaDeploy;

/// <summary>A function before this step.</summary>
/// <param name="Asked">Its name as the user wrote it.</param>
/// <param name="Latest">The unpublished function.</param>
/// <param name="Alias">The alias; null when none is wanted or it does not exist.</param>
/// <param name="Served">The version the alias points to; null without one.</param>
internal sealed record FunctionState(string Asked, LambdaFunction Latest, LambdaAlias? Alias, LambdaFunction? Served)
{
    public string Name => Latest.Configuration.Name;

    /// <summary>The version that served before, or <c>$LATEST</c>.</summary>
    public string From => Alias?.FunctionVersion ?? Latest.Configuration.Version;
}
