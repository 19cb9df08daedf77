namespace LocalAws.Model;

/// <param name="Method">HTTP method.</param>
/// <param name="Path">HTTP path, with labels in the REST protocols: <c>/schedules/{Name}</c>.</param>
/// <param name="Input">Null when the operation takes no parameters.</param>
/// <param name="Output">Null when the answer has no members.</param>
/// <param name="ResultWrapper">Query protocol: element around the output.</param>
/// <param name="Unsigned">The model says this operation is called without a signature.</param>
public sealed record OperationModel(
    string Name, string Method, string Path, Shape? Input, Shape? Output, string? ResultWrapper, bool Unsigned, IReadOnlyList<Shape> Errors)
{
    /// <summary>REST protocols: HTTP status of an answer that is no error.</summary>
    public int Status { get; init; } = 200;
}
