using Actions.Toolkit;

namespace DetectChanges.Targets.Sources.Go;

/// <summary>A <c>replace</c> by a folder.</summary>
/// <param name="Module">The module that is replaced.</param>
/// <param name="Path">The folder, as written.</param>
internal sealed record GoReplacement(string Module, string Path)
{
    /// <summary>Those of a file that name a folder: it begins with <c>./</c> or <c>../</c>; anything else is another module.</summary>
    public static IReadOnlyList<GoReplacement> In(IEnumerable<GoDirective> directives) =>
    [
        .. directives.Where(directive => directive.Verb == "replace" && directive.Words.Contains("=>") && IsFolder(directive.Words[^1]))
            .Select(directive => new GoReplacement(directive.Words[0], directive.Words[^1])),
    ];

    private static bool IsFolder(string path) => path.Split('/')[0] is "." or ".." or "";
}
