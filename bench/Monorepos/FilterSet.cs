using System.Text;

namespace Bench.Monorepos;

/// <summary>Filters as monorepos have them, three patterns each: folders, kinds of files wherever they are, nested folders, and exclusions.</summary>
internal static class FilterSet
{
    /// <summary>YAML of the first so many.</summary>
    public static string Of(Monorepo monorepo, int count)
    {
        var yaml = new StringBuilder();
        for (var at = 0; at < count; at++)
        {
            var project = monorepo.Projects[at % monorepo.Projects.Count];
            yaml.Append($"{project.Name}-{at}:\n");
            foreach (var pattern in Patterns(project, at)) yaml.Append($"  - '{pattern}'\n");
        }

        return yaml.ToString();
    }

    private static string[] Patterns(Project project, int at)
    {
        var (area, extension) = Vocabulary.Areas[at % Vocabulary.Areas.Count];
        return (at % 10) switch
        {
            9 => [$"**/{area}/**/*{extension}", $"{project.Folder}/package.json", $"!{project.Folder}/docs/**"],
            0 or 3 or 6 => [$"{project.Folder}/**", $"packages/{project.Domain}-core/src/**", "!**/*.md"],
            1 or 4 or 7 => [$"{project.Folder}/src/components/**/*.{{tsx,css}}", $"{project.Folder}/tsconfig.json", $"!{project.Folder}/src/**/__tests__/**"],
            _ => [$"{project.Folder}/**/*.ts", $"packages/{project.Domain}-*/package.json", "!**/*.test.ts"],
        };
    }
}
