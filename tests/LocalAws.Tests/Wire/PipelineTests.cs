using System.Text.Json.Nodes;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Wire;

public sealed class PipelineTests : IAsyncLifetime
{
    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync();
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Answers_an_unknown_operation_and_remembers_it_as_a_defect()
    {
        var answer = await _client.SsmAsync("DescribeEverything", "{}");

        (answer.Status, answer.Code).ShouldBe((400, "UnknownOperationException"));
        Should.Throw<InvalidOperationException>(_server.Records.ShouldBeClean).Message.ShouldContain("ssm:DescribeEverything: unknown operation");
    }

    [Fact]
    public async Task Answers_an_unknown_service()
    {
        var answer = await _client.JsonAsync("dynamodb", "DynamoDB_20120810.ListTables", "{}");

        (answer.Status, answer.Code).ShouldBe((400, "UnknownOperationException"));
        _server.Records.Defects().Single().ShouldContain("dynamodb");
    }

    [Fact]
    public async Task Refuses_what_breaks_the_model_before_it_is_executed()
    {
        var answer = await _client.EcsAsync("CreateCluster", """{"clusterName":"shop","color":"blue"}""");

        (answer.Status, answer.Code).ShouldBe((400, "InvalidParameterException"));
        answer.Message.ShouldBe("1 parameter error(s): color: unknown member of CreateClusterRequest");
        _server.Records.Executed("*").ShouldBe(0);
        Should.Throw<InvalidOperationException>(_server.Records.ShouldBeClean).Message.ShouldContain("#1 ecs:CreateCluster request: color");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"Name": "/a", "Name": "/b"}""")]
    public async Task Refuses_a_body_that_is_no_object(string body) =>
        (await _client.SsmAsync("GetParameter", body)).Code.ShouldBe("SerializationException");

    [Fact]
    public async Task Refuses_another_content_type()
    {
        var request = SignedRequest.Json(_server, "ssm", "AmazonSSM.GetParameter", "{}");
        request.Headers["content-type"] = "application/json";

        (await _client.SendAsync(request.Sign())).Code.ShouldBe("SerializationException");
    }

    [Fact]
    public async Task Refuses_another_api_version_of_a_query_service() =>
        (await _client.FormAsync("Action=GetCallerIdentity&Version=2010-01-01")).Code.ShouldBe("NoSuchVersion");

    [Fact]
    public async Task Refuses_a_host_name_somebody_else_controls()
    {
        var request = SignedRequest.Json(_server, "ssm", "AmazonSSM.GetParameter", "{}");
        request.Headers["host"] = "evil.example";

        (await _client.SendAsync(request.Sign())).Status.ShouldBe(421);
    }

    [Fact]
    public async Task Listens_on_loopback_only()
    {
        var addresses = await System.Net.Dns.GetHostAddressesAsync(System.Net.Dns.GetHostName());
        foreach (var address in addresses.Where(address => !System.Net.IPAddress.IsLoopback(address)))
        {
            using var socket = new System.Net.Sockets.Socket(address.AddressFamily, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            Should.Throw<System.Net.Sockets.SocketException>(() => socket.Connect(address, _server.Endpoint.Port), address.ToString());
        }
    }

    [Fact]
    public async Task Records_what_was_asked_by_whom_and_what_came_of_it()
    {
        var request = SignedRequest.Json(_server, "ssm", "AmazonSSM.PutParameter", """{"Name":"/a","Value":"s3cret","Type":"SecureString"}""");
        request.Headers["amz-sdk-request"] = "attempt=2; max=6";
        request.Headers["amz-sdk-invocation-id"] = "one";
        await _client.SendAsync(request.Sign());

        var record = _server.Records.All.ShouldHaveSingleItem();
        record.Name.ShouldBe("ssm:PutParameter");
        record.Caller.ShouldBe("arn:aws:iam::123456789012:user/local");
        record.Actions.ShouldBe(["ssm:PutParameter"]);
        record.Parameters!.ToJsonString().ShouldBe("""{"Name":"/a","Value":"(redacted)","Type":"SecureString"}""");
        (record.Attempt, record.InvocationId).ShouldBe(("attempt=2; max=6", "one"));
        (record.Executed, record.Status, record.IsWrite).ShouldBe((true, 200, true));
    }

    [Fact]
    public async Task Records_that_a_role_was_passed()
    {
        const string register = """{"family":"api","taskRoleArn":"arn:aws:iam::123456789012:role/app","containerDefinitions":[{"name":"app","image":"x:1"}]}""";
        await _client.EcsAsync("RegisterTaskDefinition", register);
        await _client.EcsAsync("DescribeTaskDefinition", """{"taskDefinition":"api"}""");

        _server.Records.Actions().ShouldBe(["ecs:DescribeTaskDefinition", "ecs:RegisterTaskDefinition", "iam:PassRole"]);
        _server.Records.Calls("ecs:Describe*").Single().Actions.ShouldBe(["ecs:DescribeTaskDefinition"]);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Records_that_running_a_task_passes_the_roles_of_its_definition()
    {
        await _client.EcsAsync("CreateCluster", """{"clusterName":"shop"}""");
        await _client.EcsAsync("RegisterTaskDefinition", """{"family":"job","executionRoleArn":"arn:aws:iam::123456789012:role/run","containerDefinitions":[{"name":"app","image":"x:1"}]}""");
        await _client.EcsAsync("RunTask", """{"cluster":"shop","taskDefinition":"job"}""");

        _server.Records.Calls("ecs:RunTask").Single().Actions.ShouldBe(["ecs:RunTask", "iam:PassRole"]);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Exports_one_line_of_json_a_request()
    {
        await _client.EcsAsync("CreateCluster", """{"clusterName":"shop"}""");
        await _client.SsmAsync("GetParameter", """{"Name":"/none"}""");

        var lines = LocalAws.Control.RecordJson.Lines(_server.Records.All).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();

        lines.Select(line => line["name"]!.GetValue<string>()).ShouldBe(["ecs:CreateCluster", "ssm:GetParameter"]);
        lines[1]["error"]!.GetValue<string>().ShouldBe("ParameterNotFound");
    }

    [Fact]
    public async Task Counts_calls_and_writes()
    {
        await _client.EcsAsync("CreateCluster", """{"clusterName":"shop"}""");
        await _client.EcsAsync("DescribeClusters", "{}");
        await _client.SsmAsync("GetParameter", """{"Name":"/none"}""");

        _server.Records.Count("ecs:*").ShouldBe(2);
        _server.Records.Count("*:Describe*").ShouldBe(1);
        _server.Records.Writes().Select(record => record.Name).ShouldBe(["ecs:CreateCluster"]);
        _server.Records.Calls("ssm:*").Single().Error.ShouldBe("ParameterNotFound");
    }
}
