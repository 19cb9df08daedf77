namespace LocalAws.Ecs;

internal static class Arn
{
    /// <summary>The name at the end of an ARN, or the name itself.</summary>
    public static string LastPart(string nameOrArn) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];
}
