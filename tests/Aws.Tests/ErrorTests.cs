using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace Actions.Aws.Tests;

/// <summary>Real texts of AWS, and what we make of them.</summary>
public class ErrorTests
{
    private const string User = "User: arn:aws:sts::111122223333:assumed-role/deploy/acme.shop@1001-1 is not authorized to perform:";

    [Theory]
    [InlineData("AccessDeniedException", $"{User} ecs:UpdateService on resource: arn:aws:ecs:eu-central-1:111122223333:service/main/api because no identity-based policy allows the ecs:UpdateService action",
        """Allow ecs:UpdateService to deploy (account 111122223333): {"Effect": "Allow", "Action": "ecs:UpdateService", "Resource": "arn:aws:ecs:eu-central-1:111122223333:service/main/api"}""")]
    [InlineData("AccessDeniedException", $"{User} ecs:UpdateService on resource: arn:aws:ecs:eu-central-1:111122223333:service/main/api with an explicit deny in a service control policy", "service control policy")]
    [InlineData("AccessDeniedException", $"{User} ecs:UpdateService on resource: * because no permissions boundary allows the ecs:UpdateService action", "permissions boundary")]
    [InlineData("AccessDeniedException", $"{User} ecs:UpdateService on resource: * because no session policy allows the ecs:UpdateService action", "session policy")]
    [InlineData("AccessDeniedException", $"{User} ecs:UpdateService on resource: * with an explicit deny in an identity-based policy", "explicit deny")]
    [InlineData("AccessDeniedException", $"{User} iam:PassRole on resource: arn:aws:iam::111122223333:role/ecsTaskExecutionRole because no identity-based policy allows the iam:PassRole action",
        """{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole", "Condition": {"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}}""")]
    [InlineData("ClientException", $"{User} iam:PassRole on resource: arn:aws:iam::111122223333:role/task", "iam:PassRole")]
    [InlineData("AccessDenied", "Access Denied", "Allow ecs:UpdateService")]
    [InlineData("UnauthorizedOperation", "You are not authorized to perform this operation.", "Allow ecs:UpdateService")]
    [InlineData("ExpiredTokenException", "The security token included in the request is expired", "role-duration")]
    [InlineData("ExpiredToken", "The provided token has expired.", "expired")]
    [InlineData("RequestExpired", "Request has expired.", "clock")]
    [InlineData("SignatureDoesNotMatch", "Signature expired: 20250101T000000Z is now earlier than 20250101T001000Z (20250101T001500Z - 5 min.)", "clock")]
    [InlineData("InvalidSignatureException", "Signature not yet current: 20250101T002000Z is still later than 20250101T001500Z (20250101T001000Z + 5 min.)", "clock")]
    [InlineData("SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.", "secret access key does not belong")]
    [InlineData("InvalidClientTokenId", "The security token included in the request is invalid.", "partition than aws")]
    [InlineData("UnrecognizedClientException", "The security token included in the request is invalid.", "not enabled")]
    [InlineData("ClusterNotFoundException", "Cluster not found.", "account 111122223333, region eu-central-1")]
    [InlineData("ServiceNotFoundException", "Service not found.", "Check the name")]
    [InlineData("ResourceNotFoundException", "The specified log stream does not exist.", "Check the name")]
    [InlineData("ParameterNotFound", "", "Check the name")]
    [InlineData("RepositoryNotFoundException", "The repository with name 'api' does not exist in the registry with id '111122223333'", "Check the name")]
    [InlineData("TargetGroupNotFound", "One or more target groups not found", "Check the name")]
    [InlineData("LoadBalancerNotFound", "One or more load balancers not found", "Check the name")]
    [InlineData("ListenerNotFound", "One or more listeners not found", "Check the name")]
    [InlineData("ImageNotFoundException", "The image with imageId {imageDigest:'null', imageTag:'1'} does not exist within the repository with name 'api' in the registry with id '111122223333'", "Check the name")]
    [InlineData("ManagedRuleException", "Rule is managed by AWS service", "made this rule and alone may change it")]
    [InlineData("ValidationError", "1 validation error detected", "correct what the message names")]
    [InlineData("InvalidParameterValue", "The value for parameter EndTime is invalid", "correct what the message names")]
    [InlineData("ServiceNotActiveException", "Service was not ACTIVE.", "deleted")]
    [InlineData("InvalidStateException", "Service is in OPERATION_IN_PROGRESS state.", "in progress")]
    [InlineData("ResourceConflictException", "The operation cannot be performed at this time. An update is in progress for resource", "in progress")]
    [InlineData("PreconditionFailedException", "The Revision Id provided does not match the latest Revision Id.", "Someone else")]
    [InlineData("InvalidParameterException", "Container.image contains invalid characters.", "correct what the message names")]
    [InlineData("ClientException", "Fargate requires task definition to have execution role ARN to support ECR images.", "correct what the message names")]
    [InlineData("UnsupportedFeatureException", "The specified operation is not supported in this region.", "not available")]
    [InlineData("SomethingNew", "Nobody knows.", "Look up SomethingNew in the API reference of ecs:UpdateService")]
    public void Names_cause_and_remedy(string code, string message, string remedy)
    {
        var error = Translate(Answer(code, message, HttpStatusCode.BadRequest));
        error.Code.ShouldBe(code);
        error.Outcome.ShouldBe(CallOutcome.Refused);
        error.Remedy!.ShouldContain(remedy);
        error.Message.ShouldContain("ecs:UpdateService failed for service api in cluster main");
        error.Message.ShouldContain(message.TrimEnd('.'));
        error.Message.ShouldContain("request id 4f6c");
    }

    [Theory]
    [InlineData("ThrottlingException", "Rate exceeded", 400)]
    [InlineData("Throttling", "Rate exceeded", 400)]
    [InlineData("TooManyRequestsException", "Too Many Requests", 429)]
    [InlineData("RequestLimitExceeded", "Request limit exceeded.", 503)]
    [InlineData("", "", 429)]
    public void Throttling_names_the_quota(string code, string message, int status)
    {
        var error = Translate(Answer(code, message, (HttpStatusCode)status));
        error.IsThrottled.ShouldBeTrue();
        error.Outcome.ShouldBe(CallOutcome.NotDone);
        error.Remedy!.ShouldContain("quota");
    }

    [Fact]
    public void A_lost_write_says_that_its_effect_is_not_known() =>
        Translate(new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."))
            .Message.ShouldContain("It is not known whether AWS executed it");

    [Fact]
    public void A_refused_connection_to_loopback_says_whose_loopback_it_is()
    {
        var refused = new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused));
        var error = Translate(refused, new Uri("http://127.0.0.1:4566"));
        error.Outcome.ShouldBe(CallOutcome.NotDone);
        error.Remedy!.ShouldContain("127.0.0.1:4566 is this container itself");
    }

    [Fact]
    public void An_unreachable_host_names_it() =>
        Translate(new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known"))
            .Remedy!.ShouldContain("ecs.eu-central-1.amazonaws.com");

    [Fact]
    public void Secrets_are_taken_out()
    {
        var answer = Answer("InvalidParameterException", "Environment value hunter2-hunter2 is too long", HttpStatusCode.BadRequest);
        var error = AwsErrors.Translate(Context(), answer, 1, text => text.Replace("hunter2-hunter2", "***", StringComparison.Ordinal));
        error.FullText.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_names_operation_status_request_and_its_beginning()
    {
        await using var session = await Session.StartAsync();
        session.Aws.Answer = (context, _) => FakeAws.JsonAsync(context, 200, "<html>" + new string('x', 500));
        var error = await Should.ThrowAsync<AwsException>(() => session.Value.Ecs.ListServicesAsync("main", CancellationToken.None));
        error.Message.ShouldContain("ecs:ListServices");
        error.Message.ShouldContain("HTTP 200, request id 4f6c1a2e-request");
        error.Message.ShouldContain("<html>xxx");
        error.Message.ShouldNotContain(new string('x', 200));
        error.Outcome.ShouldBe(CallOutcome.Unknown);
    }

    [Theory]
    [InlineData("ClusterNotFoundException")]
    [InlineData("com.amazonaws.ecs#ClusterNotFoundException")]
    [InlineData("ClusterNotFoundException:http://internal.amazon.com/coral/com.amazon.coral.validate/")]
    public async Task The_error_code_is_read_from_header_or_body(string written)
    {
        await using var session = await Session.StartAsync();
        session.Aws.Answer = (context, _) => FakeAws.ErrorAsync(context, 400, written, "Cluster not found.");
        (await Should.ThrowAsync<AwsException>(() => session.Value.Ecs.ListServicesAsync("x", CancellationToken.None))).Code.ShouldBe("ClusterNotFoundException");
        session.Aws.Answer = (context, _) => FakeAws.JsonAsync(context, 400, "{}", ("x-amzn-errortype", written));
        (await Should.ThrowAsync<AwsException>(() => session.Value.Ecs.ListServicesAsync("x", CancellationToken.None))).Code.ShouldBe("ClusterNotFoundException");
    }

    [Fact]
    public async Task Retry_After_is_honoured()
    {
        await using var session = await Session.StartAsync();
        var calls = 0;
        session.Aws.Answer = (context, _) => ++calls == 1
            ? FakeAws.JsonAsync(context, 429, "{}", ("Retry-After", "17"))
            : FakeAws.JsonAsync(context, 200, "{}");
        var before = session.Time.Waited;
        await session.Value.Ecs.ListServicesAsync("main", CancellationToken.None);
        (session.Time.Waited - before).ShouldBeInRange(TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(18));
    }

    [Fact]
    public async Task Debug_lines_tell_each_attempt_without_bodies()
    {
        await using var session = await Session.StartAsync();
        var calls = 0;
        session.Aws.Answer = (context, _) => ++calls == 1
            ? FakeAws.ErrorAsync(context, 400, "ThrottlingException", "Rate exceeded")
            : FakeAws.JsonAsync(context, 200, """{"serviceArns":["secret-body"]}""");
        await session.Value.Ecs.ListServicesAsync("main", CancellationToken.None);
        session.Log.ShouldContain("ecs:ListServices attempt 1: HTTP 400, request 4f6c1a2e-request");
        session.Log.ShouldContain("ecs:ListServices attempt 2: HTTP 200");
        session.Log.ShouldNotContain("secret-body");
        session.Log.ShouldNotContain("secret/of/the/environment");
    }

    private static AmazonServiceException Answer(string code, string message, HttpStatusCode status) =>
        new(message, ErrorType.Unknown, code, "4f6c", status);

    private static CallContext Context(Uri? endpoint = null) => new(
        EcsOperations.UpdateService, "service api in cluster main", AwsRegion.Of("eu-central-1"),
        endpoint ?? new Uri("https://ecs.eu-central-1.amazonaws.com"),
        new CallerIdentity("111122223333", "arn:aws:sts::111122223333:assumed-role/deploy/acme.shop@1001-1"));

    private static AwsException Translate(Exception exception, Uri? endpoint = null) =>
        AwsErrors.Translate(Context(endpoint), exception, attempts: 7, redact: text => text);
}
