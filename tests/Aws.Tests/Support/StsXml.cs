namespace Actions.Aws.Tests;

/// <summary>Answers of STS as the service writes them.</summary>
internal static class StsXml
{
    public const string Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";
    public const string AccessKeyId = "ASIAEXAMPLEASSUMED01";
    public const string Secret = "assumed/secret/0123456789abcdef";
    public const string Token = "assumed-session-token-0123456789";

    public static string Of(Recorded request, DateTimeOffset now) =>
        request.Body.Contains("Action=GetCallerIdentity", StringComparison.Ordinal) ? CallerIdentity("111122223333", "deploy")
        : request.Body.Contains("Action=AssumeRoleWithWebIdentity", StringComparison.Ordinal) ? Keys("AssumeRoleWithWebIdentity", now.AddHours(1))
        : Keys("AssumeRole", now.AddHours(1));

    public static string CallerIdentity(string account, string role) => $"""
        <GetCallerIdentityResponse xmlns="{Namespace}"><GetCallerIdentityResult>
        <Arn>arn:aws:sts::{account}:assumed-role/{role}/acme.shop@1001-1</Arn><UserId>AROAEXAMPLE:x</UserId><Account>{account}</Account>
        </GetCallerIdentityResult><ResponseMetadata><RequestId>01234567-sts</RequestId></ResponseMetadata></GetCallerIdentityResponse>
        """;

    public static string Keys(string operation, DateTimeOffset expires, string secret = Secret) => $"""
        <{operation}Response xmlns="{Namespace}"><{operation}Result><Credentials>
        <AccessKeyId>{AccessKeyId}</AccessKeyId><SecretAccessKey>{secret}</SecretAccessKey><SessionToken>{Token}</SessionToken>
        <Expiration>{expires.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials>
        </{operation}Result><ResponseMetadata><RequestId>01234567-sts</RequestId></ResponseMetadata></{operation}Response>
        """;

    public static string Error(string code, string message) => $"""
        <ErrorResponse xmlns="{Namespace}"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>
        <RequestId>01234567-sts</RequestId></ErrorResponse>
        """;
}
