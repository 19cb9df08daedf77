using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>
/// Calls the git command line with an environment of its own: no system or user configuration, no prompt, no hook, no credential
/// helper, English messages. Whatever the job's environment says about git is not inherited.
/// </summary>
public sealed class GitProgram
{
    /// <summary>Time limit of a command that works on local objects.</summary>
    public static readonly TimeSpan LocalLimit = TimeSpan.FromSeconds(60);

    /// <summary>Time limit of a command that talks to a remote.</summary>
    public static readonly TimeSpan NetworkLimit = TimeSpan.FromSeconds(120);

    // Proxies and certificates are facts of the network the job runs in.
    private static readonly string[] Passed =
    [
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH",
    ];

    private static readonly string[] UsualFolders = ["/usr/bin", "/usr/local/bin", "/bin"];

    private static readonly (string Key, string Value)[] Settings =
    [
        ("safe.directory", "*"),   // the workspace belongs to the runner's user, we are root
        ("core.hooksPath", "/dev/null"),
        ("core.fsmonitor", "false"),
        ("core.commitGraph", "false"),   // a file of the checkout that could lie about commits
        ("core.quotePath", "false"),
        ("core.attributesFile", "/dev/null"),
        ("core.alternateRefsCommand", "true"),   // do not ask the consumer's repository for its refs
        ("credential.helper", ""),
        ("diff.external", ""),
        ("fetch.negotiationAlgorithm", "noop"),   // "have" only what is named
        ("fetch.writeCommitGraph", "false"),
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
        ("protocol.allow", "never"),
        ("protocol.https.allow", "always"),
        ("protocol.http.allow", "always"),
        ("protocol.file.allow", "always"),
    ];

    private readonly ProcessRunner processes;
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly string program;

    /// <summary>Finds git.</summary>
    /// <param name="processes">Runs it.</param>
    /// <param name="environment">The environment of the action, for <c>PATH</c>, proxies and certificates.</param>
    /// <exception cref="WorldError">There is no git.</exception>
    public GitProgram(ProcessRunner processes, IReadOnlyDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        this.processes = processes;
        this.environment = environment;
        var folders = environment.GetValueOrDefault("PATH", "").Split(':', StringSplitOptions.RemoveEmptyEntries).Concat(UsualFolders).ToList();
        program = folders.Select(folder => Path.Combine(folder, "git")).FirstOrDefault(File.Exists)
            ?? throw new WorldError("The program git was not found.", $"Install git. Looked in {string.Join(", ", folders.Distinct(StringComparer.Ordinal))}.");
    }

    /// <summary>Number of git processes started so far.</summary>
    public int Started { get; private set; }

    /// <summary>Runs one git command.</summary>
    /// <param name="gitFolder">The repository (<c>GIT_DIR</c>); nothing is discovered.</param>
    /// <param name="arguments">Verb and options.</param>
    /// <param name="standardInput">Text for its standard input.</param>
    /// <param name="remote">The remote it may talk to; its token goes along as a header, in no argument and no file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ProcessResult> RunAsync(
        string gitFolder,
        IReadOnlyList<string> arguments,
        string standardInput = "",
        GitRemote? remote = null,
        CancellationToken cancellationToken = default)
    {
        Started++;
        return processes.RunAsync(Command(gitFolder, arguments, remote) with { StandardInput = Encoding.UTF8.GetBytes(standardInput) }, cancellationToken);
    }

    /// <summary>Starts a git command that answers questions on its standard input for as long as it is open.</summary>
    /// <param name="gitFolder">The repository (<c>GIT_DIR</c>); nothing is discovered.</param>
    /// <param name="arguments">Verb and options.</param>
    public RunningProcess Open(string gitFolder, IReadOnlyList<string> arguments)
    {
        Started++;
        return processes.Open(Command(gitFolder, arguments, remote: null));
    }

    private ProcessCommand Command(string gitFolder, IReadOnlyList<string> arguments, GitRemote? remote) => new(program, arguments)
    {
        WorkingDirectory = gitFolder,
        Environment = EnvironmentFor(gitFolder, remote),
        Timeout = remote == null ? LocalLimit : NetworkLimit,
    };

    private Dictionary<string, string> EnvironmentFor(string gitFolder, GitRemote? remote)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = environment.GetValueOrDefault("PATH") is { Length: > 0 } path ? path : string.Join(':', UsualFolders),
            ["HOME"] = gitFolder,
            ["LC_ALL"] = "C",
            ["GIT_DIR"] = gitFolder,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_OPTIONAL_LOCKS"] = "0",
            ["GIT_NO_LAZY_FETCH"] = "1",
            ["GIT_NO_REPLACE_OBJECTS"] = "1",
        };
        foreach (var name in Passed)
        {
            if (environment.TryGetValue(name, out var value)) variables[name] = value;
        }

        var settings = remote is { Header: { } header } ? Settings.Append(($"http.{remote.Server}/.extraheader", header)) : Settings;
        AddSettings(variables, [.. settings]);
        return variables;
    }

    // git-config documentation, "GIT_CONFIG_COUNT": overrides every configuration file.
    private static void AddSettings(Dictionary<string, string> variables, IReadOnlyList<(string Key, string Value)> settings)
    {
        variables["GIT_CONFIG_COUNT"] = settings.Count.ToString();
        for (var i = 0; i < settings.Count; i++)
        {
            variables[$"GIT_CONFIG_KEY_{i}"] = settings[i].Key;
            variables[$"GIT_CONFIG_VALUE_{i}"] = settings[i].Value;
        }
    }
}
