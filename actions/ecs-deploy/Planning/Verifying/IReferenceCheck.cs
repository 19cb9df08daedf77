using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Looks up references of one kind. Only reads.</summary>
internal interface IReferenceCheck
{
    ReferenceKind Kind { get; }

    /// <summary>How many one call may hold; what cannot be found out of one then says nothing about the others.</summary>
    int AtOnce { get; }

    /// <returns>What is wrong, by reference; those that are fine are absent.</returns>
    /// <exception cref="ReportedException">It could not be found out.</exception>
    Task<IReadOnlyDictionary<Reference, string>> ProblemsAsync(IReadOnlyList<Reference> references, CancellationToken cancellationToken);
}
