using DetectChanges.Targets.Sources.Docker.Dockerfiles;
using DetectChanges.Targets.Sources.Workflows;

namespace DetectChanges.Targets.Sources.Docker.Builds;

/// <summary>A <c>docker build</c> in a script: what it builds, where.</summary>
/// <param name="Context">As written.</param>
/// <param name="File">After <c>-f</c>; <see langword="null"/> is the <c>Dockerfile</c> of the context.</param>
/// <param name="Images">After <c>-t</c>.</param>
internal sealed record DockerCommand(string Context, string? File, IReadOnlyList<string> Images)
{
    private static readonly string[] Starts = ["docker build ", "docker image build ", "docker buildx build ", "podman build ", "buildah build "];

    // All others take a value, either after "=" or as the next word.
    private static readonly string[] Switches = ["--load", "--push", "--pull", "--no-cache", "--quiet", "-q", "--rm", "--force-rm", "--squash", "--check", "--debug", "-D", "--compress"];

    /// <summary>The commands of a script that are plain enough to be read.</summary>
    public static IEnumerable<DockerCommand> Read(string script) =>
        from line in WorkflowExpressions.Compact(script).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        from command in line.Split(["&&", "||", ";", "|"], StringSplitOptions.None)
        let start = Array.Find(Starts, start => command.Contains(start, StringComparison.Ordinal))
        where start != null
        let read = Parse(DockerWords.Split(command[(command.IndexOf(start, StringComparison.Ordinal) + start.Length)..], '\\'))
        where read != null
        select read;

    private static DockerCommand? Parse(IReadOnlyList<string> words)
    {
        string? file = null;
        string? context = null;
        var images = new List<string>();
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at].Trim('"', '\'');
            if (!word.StartsWith('-'))
            {
                context ??= word;
                continue;
            }

            var (option, value) = word.Split('=', 2) is [var name, var given] ? (name, given) : (word, Switches.Contains(word) ? "" : words.ElementAtOrDefault(++at)?.Trim('"', '\'') ?? "");
            if (option is "-f" or "--file") file = value;
            if (option is "-t" or "--tag") images.Add(value);
        }

        return context == null || IsOpen(context) || IsOpen(file) ? null : new DockerCommand(context, file, images);
    }

    // A variable of the shell: what it holds is not known.
    private static bool IsOpen(string? text) => text?.Replace("${{", "", StringComparison.Ordinal).Contains('$', StringComparison.Ordinal) == true;
}
