namespace Testing.Runner;

/// <summary>The files through which a step answers the runner, beside those of other steps of the same job.</summary>
public sealed class CommandFiles
{
    /// <summary>A larger summary is dropped whole; the step does not fail for it.</summary>
    public const int SummaryLimit = 1024 * 1024;

    public static readonly IReadOnlyList<string> Kinds = ["output", "env", "state", "path", "step_summary"];

    private readonly string folder;
    private readonly string id = Guid.NewGuid().ToString("D");

    public CommandFiles(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        foreach (var kind in Kinds)
        {
            File.WriteAllBytes(PathOf(kind), []);
            File.WriteAllText(Path.Combine(folder, Prefix(kind) + Guid.NewGuid().ToString("D")), $"of another step: {kind}\n");
        }
    }

    public string PathOf(string kind) => Path.Combine(folder, Prefix(kind) + id);

    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string kind) => FileCommandParser.Parse(Read(kind));

    public string Text(string kind) => System.Text.Encoding.UTF8.GetString(Read(kind));

    public byte[] Read(string kind) => File.Exists(PathOf(kind)) ? File.ReadAllBytes(PathOf(kind)) : [];

    private static string Prefix(string kind) => kind switch
    {
        "output" => "set_output_",
        "env" => "set_env_",
        "state" => "save_state_",
        "path" => "add_path_",
        _ => kind + "_",
    };
}
