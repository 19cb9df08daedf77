namespace LocalAws.Model;

/// <summary>Holds error answers against the model.</summary>
public static class ErrorCodes
{
    /// <summary>What every service may answer, whatever its model lists ("Common errors" of the API references).</summary>
    private static readonly string[] Common = ["AccessDenied", "AccessDeniedException", "ValidationError", "ValidationException", "UnknownOperationException", "InternalFailure"];

    public static bool IsOf(OperationModel operation, string code) =>
        Common.Contains(code) || operation.Errors.Any(error => (error.ErrorCode ?? error.Name) == code || error.Name == code);
}
