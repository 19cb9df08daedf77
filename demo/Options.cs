using Testing;

namespace Demo;

/// <param name="Images">Run the actions as their built images instead of as programs.</param>
/// <param name="Sources">Another copy of demo/, to see that the story can fail.</param>
internal sealed record Options(bool Images, string Sources)
{
    public static Options Parse(string[] arguments) => arguments switch
    {
        [] => new Options(Images: false, Repository.File("demo")),
        ["--images", .. var rest] => Parse(rest) with { Images = true },
        ["--sources", var folder, .. var rest] => Parse(rest) with { Sources = Path.GetFullPath(folder) },
        _ => throw new ArgumentException($"'{arguments[0]}' is not an option; there are --images and --sources FOLDER"),
    };
}
