using Actions.Toolkit;

namespace Actions.Aws.Tests;

public class EndpointTests
{
    private readonly List<string> log = [];

    [Fact]
    public void The_variable_of_the_service_beats_the_general_one()
    {
        var endpoints = Of(("AWS_ENDPOINT_URL", "http://local-aws:4566"), ("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "https://logs.example.test/"));
        endpoints.Of(ServiceInfo.Logs).ShouldBe(new Uri("https://logs.example.test/"));
        endpoints.Of(ServiceInfo.Ecs).ShouldBe(new Uri("http://local-aws:4566/"));
    }

    [Fact]
    public void An_override_is_told_once()
    {
        var endpoints = Of(("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"));
        endpoints.Of(ServiceInfo.Ecs);
        endpoints.Of(ServiceInfo.Ssm);
        log.ShouldHaveSingleItem().ShouldContain("AWS_ENDPOINT_URL");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost:1")]
    [InlineData("http://[::1]:1")]
    [InlineData("http://10.1.2.3")]
    [InlineData("http://172.31.0.1")]
    [InlineData("http://192.168.1.1")]
    [InlineData("http://[fd00::7]")]
    [InlineData("http://local-aws:4566")]
    public void Plain_http_is_accepted_nearby(string url) => Of(("AWS_ENDPOINT_URL", url)).Of(ServiceInfo.Ecs).Scheme.ShouldBe("http");

    [Theory]
    [InlineData("http://aws.example.com")]
    [InlineData("http://172.32.0.1")]
    [InlineData("http://8.8.8.8")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("127.0.0.1:4566")]
    [InlineData("https://user:password@aws.example.com")]
    public void Anything_else_is_refused(string url) => Should.Throw<UserError>(() => Of(("AWS_ENDPOINT_URL", url)).Of(ServiceInfo.Ecs));

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "https://ecs-fips.us-east-1.amazonaws.com/")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "https://ecs.us-east-1.api.aws/")]
    public void FIPS_and_dual_stack_are_honoured(string variable, string expected) =>
        Of((variable, "true")).Of(ServiceInfo.Ecs).AbsoluteUri.ShouldBe(expected);

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "https://ecr-fips.us-east-1.amazonaws.com/")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "https://ecr.us-east-1.api.aws/")]
    [InlineData("AWS_PAGER", "https://api.ecr.us-east-1.amazonaws.com/")]
    public void The_registry_loses_the_first_label_of_its_host_name(string variable, string expected) =>
        Of((variable, "true")).Of(ServiceInfo.Ecr).AbsoluteUri.ShouldBe(expected);

    [Theory]
    [InlineData("https://s3.us-east-1.amazonaws.com/")]
    [InlineData("https://s3-fips.us-east-1.amazonaws.com/", "AWS_USE_FIPS_ENDPOINT")]
    [InlineData("https://s3.dualstack.us-east-1.amazonaws.com/", "AWS_USE_DUALSTACK_ENDPOINT")]
    [InlineData("https://s3-fips.dualstack.us-east-1.amazonaws.com/", "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT")]
    public void The_object_store_has_addresses_of_its_own(string expected, params string[] on) =>
        Of([.. on.Select(variable => (variable, "true"))]).Of(ServiceInfo.S3).AbsoluteUri.ShouldBe(expected);

    [Fact]
    public void An_override_of_all_services_or_of_one_is_known()
    {
        Of().IsOverridden(ServiceInfo.S3).ShouldBeFalse();
        Of(("AWS_ENDPOINT_URL_S3", "https://s3.example.test")).IsOverridden(ServiceInfo.S3).ShouldBeTrue();
        Of(("AWS_ENDPOINT_URL", "https://aws.example.test")).IsOverridden(ServiceInfo.S3).ShouldBeTrue();
    }

    [Fact]
    public void Variables_of_services_are_named_by_their_id()
    {
        var variables = AwsOperations.All.Select(operation => operation.Service.EndpointVariable).Distinct();
        variables.ShouldBe(
            [
                "AWS_ENDPOINT_URL_ECS", "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "AWS_ENDPOINT_URL_SSM", "AWS_ENDPOINT_URL_STS",
                "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2", "AWS_ENDPOINT_URL_EVENTBRIDGE", "AWS_ENDPOINT_URL_SCHEDULER",
                "AWS_ENDPOINT_URL_CLOUDWATCH", "AWS_ENDPOINT_URL_ECR", "AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL_CLOUDFORMATION", "AWS_ENDPOINT_URL_APPRUNNER", "AWS_ENDPOINT_URL_RDS", "AWS_ENDPOINT_URL_S3",
                "AWS_ENDPOINT_URL_LAMBDA",
            ],
            ignoreOrder: true);
    }

    private Endpoints Of(params (string Name, string Value)[] environment) =>
        new(environment.ToDictionary(pair => pair.Name, pair => pair.Value), AwsRegion.Of("us-east-1"), log.Add);
}
