namespace Migrate.Linting;

/// <summary>What a dangerous statement does to the code that serves while it runs.</summary>
internal enum LintEffect
{
    /// <summary>Code that was written for the database before breaks.</summary>
    Contract,

    /// <summary>That code waits, for as long as the statement holds a lock.</summary>
    Lock,
}
