using System.Globalization;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line on alarms and metrics.</summary>
public sealed class AwsCliCloudWatchTests
{
    [Fact]
    public async Task Puts_an_alarm_and_data_and_reads_both()
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync();
        var aws = new AwsCli(server);

        await aws.RunAsync(
            "cloudwatch", "put-metric-alarm", "--alarm-name", "errors", "--namespace", "Shop", "--metric-name", "Errors", "--statistic", "Sum", "--period", "60",
            "--evaluation-periods", "1", "--threshold", "5", "--comparison-operator", "GreaterThanThreshold");
        await aws.RunAsync("cloudwatch", "put-metric-data", "--namespace", "Shop", "--metric-name", "Errors", "--value", "7.5");
        var alarms = await aws.RunAsync("cloudwatch", "describe-alarms", "--alarm-names", "errors");
        alarms["MetricAlarms"]![0]!["StateValue"]!.GetValue<string>().ShouldBe("ALARM");
        await aws.RunAsync("cloudwatch", "set-alarm-state", "--alarm-name", "errors", "--state-value", "OK", "--state-reason", "drill");
        server.Alarms.IsInAlarm("errors").ShouldBeFalse();

        var data = await aws.RunAsync(
            "cloudwatch", "get-metric-data", "--start-time", Time(-5), "--end-time", Time(5), "--metric-data-queries",
            """[{"Id": "m1", "MetricStat": {"Metric": {"Namespace": "Shop", "MetricName": "Errors"}, "Period": 60, "Stat": "Sum"}}]""");
        data["MetricDataResults"]![0]!["Values"]![0]!.GetValue<double>().ShouldBe(7.5);
        var (_, _, error) = await aws.TryAsync("cloudwatch", "set-alarm-state", "--alarm-name", "none", "--state-value", "OK", "--state-reason", "x");
        error.ShouldContain("(ResourceNotFound)");
        server.Records.ShouldBeClean();
    }

    private static string Time(int minutes) => DateTimeOffset.UtcNow.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
