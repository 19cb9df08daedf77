namespace LocalAws.ElbV2;

internal static class ElbArns
{
    /// <summary>The ARN of a rule is that of its listener, with an id of its own behind.</summary>
    public static string ListenerOf(string ruleArn) => ruleArn[..ruleArn.LastIndexOf('/')].Replace(":listener-rule/", ":listener/", StringComparison.Ordinal);
}
