"""A program that answers a message with a message and does nothing else: plain aiohttp, JSON in and out."""

import asyncio
import sys

from aiohttp import ClientSession, web

from tests.benchmarks.servers.serving import serve


async def main() -> None:
    """Serve until stopped."""
    connector = sys.argv[1]
    async with ClientSession() as session:

        async def receive(request: web.Request) -> web.Response:
            asked = await request.json()
            talk = asked["conversation"]["id"]
            said = {"type": "message", "text": f"Echo: {asked['text']}", "conversation": {"id": talk}}
            async with session.post(f"{connector}v3/conversations/{talk}/activities", json=said) as answer:
                await answer.json()
            return web.Response()

        await serve(receive)


asyncio.run(main())
