using Actions.Aws;
using Actions.Toolkit;
using Migrate.Backups;
using Migrate.Databases;
using Migrate.Functions;
using Migrate.Locking;
using Migrate.Planning;
using Migrate.Tasks;
using Migrate.Tools;

namespace Migrate;

/// <param name="OneOff">For commands that run in a task of their own.</param>
/// <param name="Invoked">For a function that migrates.</param>
/// <param name="Environment">Variables for the commands.</param>
/// <param name="DatabaseUrl">Address of the database that is migrated, as the commands get it.</param>
/// <param name="Database">The same, read.</param>
/// <param name="Destructive">What dangerous statements do to the step.</param>
/// <param name="Sql">Patterns of the files that hold the SQL.</param>
/// <param name="SafetyCopy">The backup that is made before anything runs.</param>
/// <param name="Task">The task to attach to, or to unlock.</param>
internal sealed record Inputs(
    Mode Mode,
    RunIn RunIn,
    ToolCommands Commands,
    IReadOnlyList<string>? PreCheck,
    IReadOnlyList<string>? PostCheck,
    TaskWish OneOff,
    FunctionWish Invoked,
    IReadOnlyDictionary<string, string> Environment,
    WorkspacePath? WorkingDirectory,
    Secret? DatabaseUrl,
    DatabaseAddress? Database,
    LockWish Lock,
    BackupWish SafetyCopy,
    bool DatabaseDisposable,
    bool AllowData,
    string? BaseRevision,
    string? To,
    string? Confirm,
    Destructive Destructive,
    IReadOnlyList<string> Sql,
    string? Task,
    TimeSpan Timeout,
    OnCancel OnCancel,
    bool DryRun,
    AwsSettings Aws)
{
    /// <summary>Variables of commands on this machine: those of <c>env</c>, and where the database is.</summary>
    public IEnumerable<KeyValuePair<string, string>> CommandEnvironment =>
        DatabaseUrl is { } url && !Environment.ContainsKey("DATABASE_URL") ? Environment.Append(KeyValuePair.Create("DATABASE_URL", url.Reveal())) : Environment;

    /// <summary>Whether the SQL of a migration can be known before it runs.</summary>
    public bool ShowsSql => Sql.Count > 0 || (RunIn != RunIn.EcsTask && Commands.ShowsSql);

    /// <summary>Whether connections give up waiting for a lock before a script says so.</summary>
    public bool HasLockTimeout => CommandEnvironment.Any(pair => pair.Key is "PGOPTIONS" or "DATABASE_URL" && pair.Value.Contains("lock_timeout", StringComparison.Ordinal));

    /// <summary>Whether anything of AWS is used.</summary>
    public bool NeedsAws => RunIn is RunIn.EcsTask or RunIn.Lambda
        || (Mode is Mode.Run or Mode.Downgrade && (SafetyCopy.IsSnapshot || Lock.Kind == LockKind.Lease))
        || (Mode == Mode.Unlock && Lock.Kind == LockKind.Lease);

    public static Inputs From(InputReader inputs, Masks masks)
    {
        var mode = inputs.Choice<Mode>("mode");
        var sql = inputs.ParsedLines("sql", SqlFiles.ParsePattern);
        // Files are read here, and a lock in S3 is looked at from here, whatever the migration needs.
        var isHere = (mode == Mode.Plan && sql.Count > 0) || (mode == Mode.Unlock && LockWish.IsLease(inputs));
        var runIn = isHere ? RunIn.Local : inputs.Choice<RunIn>("run-in");
        var environment = Assignments.Read(inputs, "env");
        var database = DatabaseAddress.Read(inputs, masks);
        var read = new Inputs(
            Mode: mode,
            RunIn: runIn,
            Commands: ToolCommands.Read(inputs),
            PreCheck: inputs.Parsed("pre-check", CommandText.Parse),
            PostCheck: inputs.Parsed("post-check", CommandText.Parse),
            OneOff: TaskWish.Read(inputs, environment),
            Invoked: FunctionWish.Read(inputs),
            Environment: environment,
            WorkingDirectory: inputs.OptionalPath("working-directory"),
            DatabaseUrl: inputs.OptionalSecret("database-url"),
            Database: database,
            Lock: LockWish.Read(inputs, runIn, database is not null),
            SafetyCopy: BackupWish.Read(inputs),
            DatabaseDisposable: inputs.Flag("database-disposable"),
            AllowData: inputs.Flag("allow-data"),
            BaseRevision: inputs.OptionalText("base-revision"),
            To: inputs.OptionalText("to"),
            Confirm: inputs.OptionalText("confirm"),
            Destructive: inputs.Choice<Destructive>("destructive"),
            Sql: sql,
            Task: inputs.OptionalText("task"),
            Timeout: inputs.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            OnCancel: inputs.Choice<OnCancel>("on-cancel"),
            DryRun: inputs.Flag("dry-run"),
            Aws: AwsSettings.Read(inputs, inputs.OptionalText("cluster"), inputs.OptionalText("task-definition"), inputs.OptionalText("task"), inputs.OptionalText("function")));
        InputRules.Check(inputs, read);
        return read;
    }
}
