using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Workflows;
using Actions.Toolkit;

namespace DetectChanges.Targets.Sources.Docker.Builds;

/// <summary>Reads the images that steps of workflows and actions build: with <c>docker/build-push-action</c>, or a plain <c>docker build</c>.</summary>
internal sealed class WorkflowBuilds(string path, IReadOnlyList<string> dockerfiles, ICollection<Graph.GraphNotice> notices)
{
    public static IEnumerable<ImageBuild> Read(Snapshot commit, ICollection<Graph.GraphNotice> notices)
    {
        var dockerfiles = commit.Tree.Paths.Where(DockerNames.IsDockerfile).ToList();
        return from path in commit.Read
               where WorkflowFiles.IsWorkflow(path) || WorkflowFiles.IsAction(path)
               where commit.Text(path) is { } text && (text.Contains("/build-push-action@", StringComparison.Ordinal) || text.Contains("build ", StringComparison.Ordinal))
               from build in new WorkflowBuilds(path, dockerfiles, notices).Builds(commit.YamlOf(path))
               select build;
    }

    private List<ImageBuild> Builds(YamlValue? file)
    {
        var found = file.Get("runs").Get("steps").Items().SelectMany(step => BuildsOf(step, WorkflowMatrix.None, "")).ToList();
        foreach (var (_, job) in file.Get("jobs").Entries())
        {
            var folder = (job.Get("defaults") ?? file.Get("defaults")).Get("run").Get("working-directory").Text() ?? "";
            var matrix = WorkflowMatrix.Of(job.Get("strategy").Get("matrix"));
            found.AddRange(job.Get("steps").Items().SelectMany(step => BuildsOf(step, matrix, folder)));
        }

        return found;
    }

    private IEnumerable<ImageBuild> BuildsOf(YamlValue step, IReadOnlyList<IReadOnlyDictionary<string, string>> matrix, string folder)
    {
        if (step.Get("uses").Text()?.Contains("/build-push-action@", StringComparison.Ordinal) == true) return BuildsWith(step.Get("with"), matrix);
        var commands = DockerCommand.Read(step.Get("run").Text() ?? "").ToList();
        var start = step.Get("working-directory").Text() ?? folder;
        return commands.SelectMany(command => BuildsAt(start, command.Context, command.File, matrix, command.Images, "docker build"));
    }

    // Without a context the whole repository is one, fetched by Docker itself.
    private IEnumerable<ImageBuild> BuildsWith(YamlValue? with, IReadOnlyList<IReadOnlyDictionary<string, string>> matrix)
    {
        var context = (with.Get("context").Text() ?? ".").Replace("{{defaultContext}}", ".", StringComparison.Ordinal).Replace(".:", "./", StringComparison.Ordinal);
        var file = with.Get("file").Text();
        var images = (with.Get("tags").Text() ?? "").Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return BuildsAt("", context, file, matrix, images, "build-push-action");
    }

    private IEnumerable<ImageBuild> BuildsAt(string start, string context, string? file, IReadOnlyList<IReadOnlyDictionary<string, string>> matrix, IReadOnlyList<string> images, string what)
    {
        if (ContextAddress.IsRemote(context)) return [];
        var dockerfile = file ?? context.TrimEnd('/') + "/Dockerfile";
        var pairs = matrix.SelectMany(values => RuntimePath.Resolve(dockerfiles, Path(start, context, values), Path(start, dockerfile, values))).Distinct().ToList();
        if (pairs.Count == 0) notices.Add(new Graph.GraphNotice(path, $"the context '{context}' of {what} is known only when it runs"));
        return pairs.Select(pair => new ImageBuild
        {
            DeclaredIn = path,
            Context = pair.Context,
            Dockerfile = pair.Dockerfile,
            Images = [.. images.Where(image => !image.Contains("${{", StringComparison.Ordinal))],
        });
    }

    private static string Path(string start, string path, IReadOnlyDictionary<string, string> values) => WorkflowMatrix.Replace($"{start}/{path}".TrimStart('/'), values);
}
