using System.Text.RegularExpressions;

namespace Testing.Runner;

/// <summary>Builds the variables of a step in the runner's order. Where nothing else is said, later wins.</summary>
public static partial class RunnerEnvironment
{
    /// <param name="paths">Paths as the program will see them.</param>
    /// <param name="files">The command files of this step, by their names in <paramref name="paths"/>.FileCommands.</param>
    public static Dictionary<string, string> Of(Manifest manifest, Step step, RunnerPaths paths, CommandFiles files)
    {
        var facts = GitHub(step, paths, files);
        var variables = new Dictionary<string, string>(step.Env, StringComparer.Ordinal);
        foreach (var (name, value) in step.State) variables[$"STATE_{name}"] = value;
        foreach (var (name, value) in Inputs(manifest, step, facts)) variables[InputVariable(name)] = value;
        foreach (var (name, value) in manifest.Env) variables.TryAdd(name, value);
        variables["HOME"] = paths.Home;
        foreach (var (name, value) in facts) variables[$"GITHUB_{name.ToUpperInvariant()}"] = value;
        foreach (var (name, value) in Runner(step, paths)) variables[name] = value;
        foreach (var (name, value) in Service(step.Job)) variables[name] = value;
        variables["GITHUB_ACTIONS"] = "true";
        variables.TryAdd("CI", "true");
        return variables;
    }

    /// <summary>Blanks become <c>_</c>; a hyphen stays.</summary>
    public static string InputVariable(string name) => $"INPUT_{name.Replace(' ', '_').ToUpperInvariant()}";

    /// <summary>
    /// A declared input without value or default is the empty string. An undeclared one is passed too: see <see cref="Undeclared"/>.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Inputs(Manifest manifest, Step step, IReadOnlyDictionary<string, string> github)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var input in manifest.Inputs) values[input.Name] = Evaluate(input.Default ?? "", step, github);
        foreach (var (name, value) in step.With) values[name] = value;
        return values;
    }

    public static IEnumerable<string> Undeclared(Manifest manifest, Step step) =>
        step.With.Keys.Except(manifest.Inputs.Select(input => input.Name), StringComparer.OrdinalIgnoreCase)
            .Except(["args", "entryPoint"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The allow list of the github context. There is no <c>GITHUB_TOKEN</c>.</summary>
    private static Dictionary<string, string> GitHub(Step step, RunnerPaths paths, CommandFiles files)
    {
        var job = step.Job;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["action"] = step.ActionId,
            ["action_path"] = "",
            ["action_ref"] = "main",
            ["action_repository"] = "org/actions",
            ["actor"] = job.Actor,
            ["actor_id"] = "583231",
            ["api_url"] = job.ApiUrl.ToString().TrimEnd('/'),
            ["base_ref"] = job.BaseRef,
            ["env"] = In(paths, files, "env"),
            ["event_name"] = job.EventName,
            ["event_path"] = $"{paths.Workflow}/event.json",
            ["graphql_url"] = $"{job.ApiUrl.ToString().TrimEnd('/')}/graphql",
            ["head_ref"] = job.HeadRef,
            ["job"] = job.JobId,
            ["output"] = In(paths, files, "output"),
            ["path"] = In(paths, files, "path"),
            ["ref"] = job.Ref,
            ["ref_name"] = RefPrefix().Replace(job.Ref, ""),
            ["ref_protected"] = "false",
            ["ref_type"] = job.Ref.StartsWith("refs/tags/", StringComparison.Ordinal) ? "tag" : "branch",
            ["repository"] = job.Repository,
            ["repository_id"] = "1296269",
            ["repository_owner"] = job.Repository.Split('/')[0],
            ["repository_owner_id"] = "583231",
            ["retention_days"] = "90",
            ["run_attempt"] = job.RunAttempt,
            ["run_id"] = job.RunId,
            ["run_number"] = "1",
            ["server_url"] = job.ServerUrl.ToString().TrimEnd('/'),
            ["sha"] = job.Sha,
            ["state"] = In(paths, files, "state"),
            ["step_summary"] = In(paths, files, "step_summary"),
            ["triggering_actor"] = job.Actor,
            ["workflow"] = job.Workflow,
            ["workflow_ref"] = $"{job.Repository}/.github/workflows/deploy.yml@{job.Ref}",
            ["workflow_sha"] = job.Sha,
            ["workspace"] = paths.Workspace,
        };
    }

    /// <summary>Tool cache and workspace of the runner are host paths that mean nothing inside a container.</summary>
    private static Dictionary<string, string> Runner(Step step, RunnerPaths paths)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RUNNER_OS"] = "Linux",
            ["RUNNER_ARCH"] = "X64",
            ["RUNNER_NAME"] = "local",
            ["RUNNER_TEMP"] = paths.Temp,
            ["RUNNER_TOOL_CACHE"] = "/opt/hostedtoolcache",
            ["RUNNER_WORKSPACE"] = "/home/runner/work/shop",
            ["RUNNER_ENVIRONMENT"] = "self-hosted",
        };
        if (step.Debug) variables["RUNNER_DEBUG"] = "1";
        return variables;
    }

    private static IEnumerable<KeyValuePair<string, string>> Service(Job job)
    {
        yield return new("ACTIONS_RUNTIME_URL", "https://pipelines.actions.invalid/");
        yield return new("ACTIONS_RUNTIME_TOKEN", RuntimeToken);
        if (job.IdToken is not { } idToken) yield break;
        yield return new("ACTIONS_ID_TOKEN_REQUEST_URL", idToken.Url.ToString());
        yield return new("ACTIONS_ID_TOKEN_REQUEST_TOKEN", idToken.Token);
    }

    /// <summary>A live credential on a real runner: it may appear nowhere.</summary>
    public const string RuntimeToken = "runtime-token-9f8e7d6c5b4a";

    private static string In(RunnerPaths paths, CommandFiles files, string kind) =>
        $"{paths.FileCommands}/{Path.GetFileName(files.PathOf(kind))}";

    /// <summary>Defaults may name the contexts github, runner and job; nothing of ours uses more.</summary>
    private static string Evaluate(string text, Step step, IReadOnlyDictionary<string, string> github) =>
        Expression().Replace(text, found => (found.Groups[1].Value, found.Groups[2].Value) switch
        {
            ("github", "token") => step.Job.Token,
            ("github", var name) when github.TryGetValue(name, out var value) => value,
            ("job", "status") => "success",
            ("runner", "os") => "Linux",
            ("runner", "arch") => "X64",
            var (context, name) => throw new FormatException($"the default uses {context}.{name}, which is not represented here"),
        });

    [GeneratedRegex(@"\$\{\{\s*([a-z]+)\.([a-z_]+)\s*\}\}", RegexOptions.None, 1000)]
    private static partial Regex Expression();

    [GeneratedRegex("^refs/(heads|tags|pull)/", RegexOptions.None, 1000)]
    private static partial Regex RefPrefix();
}
