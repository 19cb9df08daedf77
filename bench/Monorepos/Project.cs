namespace Bench.Monorepos;

/// <summary>One project of a monorepo.</summary>
/// <param name="Domain">What it is about.</param>
/// <param name="Name">Domain and part, such as <c>billing-web</c>.</param>
/// <param name="Folder">Relative to the repository, such as <c>apps/billing-web</c>.</param>
/// <param name="Files">Number of files.</param>
/// <param name="DependsOn">Names of the projects it uses, all of its own domain.</param>
internal sealed record Project(string Domain, string Name, string Folder, int Files, IReadOnlyList<string> DependsOn)
{
    private static readonly string[] Fixed = ["package.json", "tsconfig.json", "README.md"];

    /// <summary>Sources come after these files.</summary>
    public static int FirstSource => Fixed.Length;

    /// <summary>Path of a file; numbers from <see cref="Files"/> on are free for new ones.</summary>
    public string Path(int number)
    {
        if (number < Fixed.Length) return $"{Folder}/{Fixed[number]}";
        var (area, extension) = Vocabulary.Areas[number % Vocabulary.Areas.Count];
        var feature = Vocabulary.Features[number / Vocabulary.Areas.Count % Vocabulary.Features.Count];
        return $"{Folder}/{area}/{feature}/{Domain}-{feature}-{number}{extension}";
    }

    public string Content(int number) => number switch
    {
        0 => Manifest(),
        1 => "{}\n",   // a tsconfig.json that is none would make every project count as affected
        _ => $"{Path(number)}\n",
    };

    private string Manifest()
    {
        var dependencies = DependsOn.Select(name => $"\"@shop/{name}\": \"workspace:*\"");
        return $"{{\n  \"name\": \"@shop/{Name}\",\n  \"version\": \"1.0.0\",\n  \"private\": true,\n  \"dependencies\": {{ {string.Join(", ", dependencies)} }}\n}}\n";
    }
}
