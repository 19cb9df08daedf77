namespace Migrate.Places;

/// <summary>Where commands run.</summary>
internal interface IPlace
{
    /// <summary>For people, such as <c>a task of api:41 in cluster production</c>.</summary>
    string Description { get; }

    /// <summary>Whether a question costs a second; a task costs the better part of a minute.</summary>
    bool IsQuick { get; }

    /// <summary>Looks at everything a run needs; nothing is written.</summary>
    /// <exception cref="Actions.Toolkit.UserError">Something is missing that the inputs must give.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Runs one command to its end, and shows what it writes while it runs.</summary>
    /// <exception cref="OperationCanceledException">The job was cancelled; the command was dealt with as <c>on-cancel</c> says.</exception>
    Task<CommandEnd> RunAsync(Command command, CancellationToken cancellationToken);
}
