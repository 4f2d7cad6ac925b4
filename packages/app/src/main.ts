console.log('plumb')
