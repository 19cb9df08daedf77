using LocalAws.Wire;

namespace LocalAws.Lambda;

/// <summary>Error answers in the service's words.</summary>
internal static class LambdaErrors
{
    public static ApiError Invalid(string message) => new("InvalidParameterValueException", message);

    public static ApiError Conflict(string message) => new("ResourceConflictException", message, 409);

    public static ApiError NotFound(string message) => new("ResourceNotFoundException", message, 404);

    public static ApiError NoFunction(string arn) => NotFound($"Function not found: {arn}");

    public static ApiError NoAlias(string arn) => NotFound($"Cannot find alias arn: {arn}");

    public static ApiError TooLarge(string code, long limit, string operation) => new(code, $"Request must be smaller than {limit} bytes for the {operation} operation", 413);

    public static ApiError OtherRevision(string source) =>
        new("PreconditionFailedException", $"The RevisionId provided does not match the latest RevisionId. Call the {source} API to retrieve the latest RevisionId", 412);
}
