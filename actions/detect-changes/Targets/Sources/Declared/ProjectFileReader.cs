using Actions.Toolkit;
using DetectChanges.Filters;
using DetectChanges.Targets.Graph;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Declared;

/// <summary>Reads a project file; everything that is wrong in it is told at once, with line and column.</summary>
internal sealed class ProjectFileReader
{
    private readonly List<YamlProblem> problems = [];

    /// <param name="path">Relative to the root of the repository.</param>
    /// <param name="yaml">Its text.</param>
    /// <exception cref="FormatException">Something is wrong; the message holds every problem with its line and column.</exception>
    public static ProjectFile Parse(string path, string yaml)
    {
        var reader = new ProjectFileReader();
        try
        {
            if (YamlReader.Read(yaml) is not YamlValue.Mapping root) throw new FormatException("expected 'projects:' and below it a name for each project");
            var file = reader.File(path, root);
            if (reader.problems.Count == 0) return file;
        }
        catch (YamlProblemException problem)
        {
            reader.problems.Add(problem.Problem);
        }

        throw new FormatException(string.Join('\n', reader.problems));
    }

    private ProjectFile File(string path, YamlValue.Mapping root)
    {
        var file = ProjectFile.None with { Path = path };
        foreach (var (key, value) in root.Entries)
        {
            file = key.Text switch
            {
                "auto" => file with { Auto = Flag(key, value) },
                "global" => file with { Global = Globs(key, value) },
                "ignore" => file with { Ignore = Globs(key, value) },
                "projects" when value is YamlValue.Mapping projects => file with { Projects = [.. projects.Entries.Select(entry => Project(entry.Key, entry.Value))] },
                "projects" => Wrong(key, "expected a name for each project, with 'root:' and more below it", file),
                _ => Wrong(key, $"'{key.Text}' is not known here; expected projects, global, ignore or auto", file),
            };
        }

        foreach (var twin in file.Projects.GroupBy(project => project.Name, StringComparer.Ordinal).Where(twins => twins.Count() > 1))
            Wrong(root, $"the project '{twin.Key}' is there twice", file);
        return file;
    }

    private DeclaredProject Project(YamlValue.Scalar name, YamlValue value)
    {
        var project = new DeclaredProject(name.Text, "", "project", [], []);
        if (!ProjectName.IsHarmless(name.Text)) Wrong(name, $"'{name.Text}' cannot be the name of a project; expected letters, digits, '@', '.', '_', '/', '+' and '-'", project);
        if (value is not YamlValue.Mapping mapping) return Wrong(value, "expected 'root:' with the folder of the project", project);
        if (mapping.Entries.All(entry => entry.Key.Text != "root")) Wrong(name, $"the project '{name.Text}' has no 'root:'", project);
        foreach (var (key, item) in mapping.Entries)
        {
            project = key.Text switch
            {
                "root" => project with { Root = Folder(key, item) },
                "kind" => project with { Kind = Kind(key, item) },
                "depends-on" => project with { DependsOn = Texts(key, item) },
                "inputs" => project with { Inputs = [.. Texts(key, item).Select(text => Try(key, () => FilterItem.Parse(text, key.At, null))).OfType<FilterItem>()] },
                _ => Wrong(key, $"'{key.Text}' is not known here; expected root, kind, depends-on or inputs", project),
            };
        }

        return project;
    }

    private string Folder(YamlValue.Scalar key, YamlValue value)
    {
        var text = Texts(key, value) is [var only] ? only : "";
        return RepositoryPath.Resolve("", text) ?? Wrong(key, $"'{text}' is not a folder of the repository; expected one relative to its root", "");
    }

    private string Kind(YamlValue.Scalar key, YamlValue value) =>
        Texts(key, value) is [var only] && ProjectName.IsHarmless(only) ? only : Wrong(key, "expected one word, such as service", "project");

    private bool Flag(YamlValue.Scalar key, YamlValue value) =>
        (value as YamlValue.Scalar)?.Text switch { "true" => true, "false" => false, _ => Wrong(key, "expected true or false", true) };

    private Glob[] Globs(YamlValue.Scalar key, YamlValue value) => [.. Texts(key, value).Select(text => Try(key, () => Glob.Parse(text))).OfType<Glob>()];

    private IReadOnlyList<string> Texts(YamlValue.Scalar key, YamlValue value) => value switch
    {
        YamlValue.Scalar { Text.Length: > 0 } one => [one.Text],
        YamlValue.Sequence list when list.Items.All(item => item is YamlValue.Scalar { Text.Length: > 0 }) => [.. list.Items.Cast<YamlValue.Scalar>().Select(item => item.Text)],
        _ => Wrong<IReadOnlyList<string>>(key, $"expected a text or a list of texts under '{key.Text}'", []),
    };

    private T? Try<T>(YamlValue at, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (FormatException problem)
        {
            return Wrong<T?>(at, problem.Message, null);
        }
    }

    private T Wrong<T>(YamlValue at, string message, T instead)
    {
        problems.Add(new YamlProblem(at.At, message));
        return instead;
    }
}
