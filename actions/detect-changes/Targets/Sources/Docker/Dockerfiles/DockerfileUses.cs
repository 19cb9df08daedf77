using System.Globalization;
using DetectChanges.Targets.Sources.Docker.Builds;

namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>Walks through a Dockerfile as a build would, and collects what it takes from build contexts and other images.</summary>
internal sealed class DockerfileUses
{
    private const int MostShown = 100;

    private readonly Dockerfile dockerfile;
    private readonly ImageBuild build;
    private readonly DockerVariables globals;
    private readonly List<(string Name, DockerVariables Variables)> stages = [];
    private readonly List<ContextUse> files = [];
    private readonly List<ContextUse> filesOfChildren = [];
    private readonly List<ImageUse> images = [];
    private readonly List<string> unknown = [];
    private DockerVariables here;

    private DockerfileUses(Dockerfile dockerfile, ImageBuild build)
    {
        (this.dockerfile, this.build) = (dockerfile, build);
        here = globals = new DockerVariables(dockerfile.Escape);
        foreach (var instruction in dockerfile.Instructions) Visit(instruction);
    }

    public IReadOnlyList<ContextUse> Files => files;

    /// <summary>What images built from this one take from their own context: <c>ONBUILD COPY</c>.</summary>
    public IReadOnlyList<ContextUse> FilesOfChildren => filesOfChildren;

    public IReadOnlyList<ImageUse> Images => images;

    /// <summary>Instructions with a variable whose value is not known: the whole context counts as used.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    public static DockerfileUses Of(Dockerfile dockerfile, ImageBuild build) => new(dockerfile, build);

    private void Visit(DockerInstruction instruction)
    {
        switch (instruction.Keyword)
        {
            case "FROM": From(instruction); break;
            case "ARG": Arg(instruction); break;
            case "ENV": Env(instruction); break;
            case "COPY" or "ADD": Copy(instruction); break;
            case "RUN": Run(instruction); break;
            default: break;
        }
    }

    private void From(DockerInstruction from)
    {
        if (from.Words.Count == 0) return;
        var image = globals.Expand(from.Words[0]);
        var parent = stages.FindLast(stage => stage.Name.Equals(image, StringComparison.OrdinalIgnoreCase)).Variables;
        here = parent?.Copy() ?? new DockerVariables(dockerfile.Escape);
        if (image == null) unknown.Add($"FROM {Shown(from.Words[0])}");
        else if (parent == null || build.Contexts.ContainsKey(image)) TakeImage(image, "", [], $"FROM {Shown(from.Words[0])}", isOnBuild: false);
        var name = from.Words is [_, var word, var given] && word.Equals("AS", StringComparison.OrdinalIgnoreCase) ? given : "";
        if (build.Contexts.ContainsKey(name)) TakeImage(name, "", [], $"FROM … AS {name}", isOnBuild: false);
        stages.Add((name, here));
    }

    // A value given to the build wins; without any, the one from before the first FROM holds.
    private void Arg(DockerInstruction arg)
    {
        foreach (var word in arg.Words)
        {
            var (name, value) = word.Split('=', 2) is [var left, var right] ? (left, here.Expand(right)) : (word, here == globals ? null : globals.Get(word));
            if (build.Args.TryGetValue(name, out var given)) value = given;
            if (value != null || word.Contains('=')) here.Set(name, value);
        }
    }

    private void Env(DockerInstruction env)
    {
        if (env.Words.Count > 0 && !env.Words[0].Contains('=')) here.Set(env.Words[0], here.Expand(string.Join(' ', env.Words.Skip(1))));
        else foreach (var pair in env.Words.Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2)) here.Set(pair[0], here.Expand(pair[1]));
    }

    private void Copy(DockerInstruction copy)
    {
        var exclude = copy.Values("exclude").Select(here.Expand).OfType<string>().ToList();
        var from = copy.Values("from").LastOrDefault();
        foreach (var source in copy.Words.SkipLast(1).Where(source => DockerWords.HeredocName(source) == null && !IsRemote(copy, here.Expand(source) ?? source)))
        {
            if (from != null) TakeFrom(from, source, exclude, $"{copy.Keyword} --from={Shown(from)}", copy.OnBuild);
            else TakeFiles(new ContextUse(null, source, exclude, copy.Values("parents").Any(), $"{copy.Keyword} {Shown(source)}"), copy.OnBuild);
        }
    }

    private void Run(DockerInstruction run)
    {
        foreach (var mount in run.Values("mount"))
        {
            var options = mount.Trim('"').Split(',').Select(option => option.Split('=', 2)).GroupBy(option => option[0])
                .ToDictionary(option => option.Key, option => option.Last().ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);
            if (options.GetValueOrDefault("type", "bind") is not ("bind" or "cache")) continue;
            var source = options.GetValueOrDefault("source") ?? options.GetValueOrDefault("src") ?? "";
            if (options.TryGetValue("from", out var from)) TakeFrom(from, source, [], $"RUN --mount=from={Shown(from)}", run.OnBuild);
            else if (options.GetValueOrDefault("type", "bind") == "bind") TakeFiles(new ContextUse(null, source, [], false, $"RUN --mount=source={Shown(source)}"), run.OnBuild);
        }
    }

    private static bool IsRemote(DockerInstruction copy, string source) =>
        copy.Keyword == "ADD" && (source.StartsWith("git@", StringComparison.Ordinal) || source.Contains("://", StringComparison.Ordinal));

    // A stage of this file by name or number, an additional context, or an image.
    private void TakeFrom(string from, string source, IReadOnlyList<string> exclude, string text, bool isOnBuild)
    {
        if (here.Expand(from) is not { } name) unknown.Add(text);
        else if (build.Contexts.ContainsKey(name) || !IsStage(name)) TakeImage(name, source, exclude, text, isOnBuild);
    }

    private bool IsStage(string name) =>
        stages.Exists(stage => stage.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        || (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < stages.Count);

    private void TakeImage(string name, string source, IReadOnlyList<string> exclude, string text, bool isOnBuild)
    {
        if (build.Contexts.TryGetValue(name, out var context) && context.Folder != null) TakeFiles(new ContextUse(name, source, exclude, false, text), isOnBuild);
        else if (name != "scratch") images.Add(new ImageUse(name, text));
    }

    private void TakeFiles(ContextUse use, bool isOnBuild)
    {
        var source = here.Expand(use.Source);
        if (source == null) unknown.Add(use.Text);
        (isOnBuild ? filesOfChildren : files).Add(use with { Source = Clean(source ?? "") });
    }

    private static string Shown(string text) => new([.. text.Take(MostShown).Select(c => char.IsControl(c) ? ' ' : c)]);

    // A slash in front or behind says nothing, and ".." does not lead out of the context.
    private static string Clean(string source)
    {
        var segments = new List<string>();
        foreach (var segment in source.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..") segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            else if (segment != ".") segments.Add(segment);
        }

        return string.Join('/', segments);
    }
}
