using System.Text.Json.Nodes;

namespace LocalAws.Wire;

/// <summary>The operations of one AWS service, free of wire details.</summary>
public interface ILocalService
{
    /// <summary>Signing name: the service part of the SigV4 credential scope.</summary>
    string SigningName { get; }

    /// <summary>Names of the operations <see cref="HandleAsync"/> answers.</summary>
    IReadOnlyCollection<string> Operations { get; }

    /// <summary>Executes the call and returns the output members. Times are numbers: epoch seconds with fraction.</summary>
    /// <exception cref="ApiError">The operation's own error answer.</exception>
    Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken);
}
